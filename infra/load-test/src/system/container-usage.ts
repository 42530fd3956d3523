import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** What a container uses at the moment. */
export interface ContainerUsage {
  readonly residentBytes: number;
  readonly cores: number;
}

const line = z.object({ Name: z.string(), CPUPerc: z.string(), MemUsage: z.string() });
const units: Readonly<Record<string, number>> = { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 };

/** Listens to `docker stats`, which tells about once a second what containers use. */
export class ContainerUsages {
  private readonly latest = new Map<string, ContainerUsage>();
  private readonly docker: ChildProcess | undefined;

  constructor(containers: readonly string[]) {
    if (containers.length === 0) return;
    const args = ['stats', '--no-trunc', '--format', '{{json .}}', ...containers];
    this.docker = spawn('docker', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    // Without Docker's word there are no figures of these, and that is all.
    this.docker.on('error', () => undefined);
    if (!this.docker.stdout) return;
    createInterface(this.docker.stdout).on('line', (text) => {
      const found = usageIn(text);
      if (found) this.latest.set(found.name, found);
    });
  }

  of(container: string): ContainerUsage | undefined {
    return this.latest.get(container);
  }

  close(): void {
    this.docker?.kill();
  }
}

/** One line of `docker stats`, with what it sends to clear a screen. */
export function usageIn(text: string): (ContainerUsage & { readonly name: string }) | undefined {
  const start = text.indexOf('{');
  if (start < 0) return undefined;
  const { Name: name, CPUPerc, MemUsage } = line.parse(JSON.parse(text.slice(start, text.lastIndexOf('}') + 1)));
  const [, amount, unit = ''] = /^([\d.]+)\s*(\w+)/.exec(MemUsage) ?? [];
  const cores = Number.parseFloat(CPUPerc) / 100;
  if (amount === undefined || Number.isNaN(cores)) return undefined; // `--`: it does not run.
  return { name, cores, residentBytes: Number(amount) * (units[unit] ?? 0) };
}
