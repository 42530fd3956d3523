import { cpus } from 'node:os';
import { ContainerUsages } from './container-usage';
import { readFigures, type ServiceFigures } from './figures';
import { usageOfTree } from './process-tree';
import type { RunningSystem } from './running-system';
import type { Second } from '../result/result';

type ProcessFigures = Second['processes'][number];

/** How the processes stand at one moment, and how many people were refused since the first look. */
export interface Look {
  readonly processes: readonly ProcessFigures[];
  readonly machineCores: number | null;
  /** By `layer outcome`. */
  readonly refused: ReadonlyMap<string, number>;
}

/** Looks at every process of the system, at PostgreSQL and RabbitMQ, and at ourselves. */
export class SystemWatch {
  private readonly containers: ContainerUsages;
  private readonly processorTimes = new Map<string, { readonly cpuS: number; readonly atMs: number }>();
  private readonly refusedBefore = new Map<string, ReadonlyMap<string, number>>();
  private readonly refused = new Map<string, number>();

  constructor(private readonly system: RunningSystem) {
    this.containers = new ContainerUsages(system.servers.flatMap(({ container }) => container ?? []));
  }

  async look(): Promise<Look> {
    const { services } = this.system;
    const [figures, servers] = await Promise.all([
      readFigures(services.map(({ name, replica, url }) => ({ name: `${name} ${replica}`, url }))),
      this.servers(),
    ]);
    for (const each of figures) this.countRefused(each);
    const ofServices = figures.map(({ name, residentBytes, cpuS, backlogMessages }) => ({
      ...{ name, residentBytes, backlogMessages },
      cores: this.coresOf(name, cpuS),
    }));
    return {
      processes: [...ofServices, ...servers, this.ourselves()],
      machineCores: this.coresOf('the machine', busyS()),
      refused: new Map(this.refused),
    };
  }

  close(): void {
    this.containers.close();
  }

  private async servers(): Promise<readonly ProcessFigures[]> {
    const each = this.system.servers.map(async ({ name, pid, container }): Promise<readonly ProcessFigures[]> => {
      const inContainer = container === null ? undefined : this.containers.of(container);
      if (inContainer) return [{ name, residentBytes: inContainer.residentBytes, cores: inContainer.cores }];
      const usage = pid === null ? undefined : await usageOfTree(pid);
      return usage ? [{ name, residentBytes: usage.residentBytes, cores: this.coresOf(name, usage.cpuS) }] : [];
    });
    return (await Promise.all(each)).flat();
  }

  private ourselves(): ProcessFigures {
    const { user, system } = process.cpuUsage();
    const cores = this.coresOf('load test', (user + system) / 1e6);
    return { name: 'load test', residentBytes: process.memoryUsage.rss(), cores };
  }

  private coresOf(name: string, cpuS: number): number | null {
    const before = this.processorTimes.get(name);
    const atMs = performance.now();
    this.processorTimes.set(name, { cpuS, atMs });
    // A process that was started anew begins to count anew.
    if (!before || cpuS < before.cpuS) return null;
    return (cpuS - before.cpuS) / ((atMs - before.atMs) / 1_000);
  }

  private countRefused({ name, refused }: ServiceFigures): void {
    const before = this.refusedBefore.get(name);
    this.refusedBefore.set(name, refused);
    for (const [reason, count] of before ? refused : []) {
      const counted = before?.get(reason) ?? 0;
      const more = count >= counted ? count - counted : count;
      if (more > 0) this.refused.set(reason, (this.refused.get(reason) ?? 0) + more);
    }
  }
}

/** Processor time that the whole machine has spent on something. */
function busyS(): number {
  return cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0) / 1_000;
}
