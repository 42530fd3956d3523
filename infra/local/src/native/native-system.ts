import { type Replica, replicasOf, type Replicas } from '../plan/replicas';
import type { SystemPlan } from '../plan/system-plan';
import { removeState, writeState } from '../state/state-file';
import { KeptAlive } from './kept-alive';
import { emptyLogs, logFileOf } from './log-files';
import { logNameOf, runOnce, startReplica, untilReady } from './programs';
import { serversOf } from './servers';
import { startInOrder, type Step } from './start-in-order';

interface KeptReplica {
  readonly replica: Replica;
  readonly process: KeptAlive;
}

/** The system of docker-compose.yml as processes: started in the same order, kept alive, stopped in reverse. */
export class NativeSystem {
  private readonly startedAt = new Date();
  private readonly servers: readonly KeptAlive[];
  private readonly replicas: readonly KeptReplica[];
  private isReady = false;

  constructor(
    private readonly plan: SystemPlan,
    replicas: Replicas,
    private readonly print: (line: string) => void,
  ) {
    const note = (event: string): void => this.note(event);
    this.servers = Object.entries(serversOf(plan)).map(([name, start]) => new KeptAlive(name, start, note));
    this.replicas = replicasOf(plan.services, replicas).map((replica) => ({
      replica,
      process: new KeptAlive(logNameOf(replica), () => startReplica(replica), note),
    }));
  }

  async start(): Promise<void> {
    emptyLogs();
    this.save();
    await startInOrder([...this.serverSteps(), this.setupStep(), ...this.serviceSteps()]);
    this.isReady = true;
    this.save();
  }

  async stop(): Promise<void> {
    this.isReady = false;
    await Promise.all(this.replicas.map(({ process }) => process.stop()));
    await Promise.all(this.servers.map((server) => server.stop()));
    removeState();
  }

  private serverSteps(): readonly Step[] {
    return this.servers.map((server) => this.timed(server.name, [], async () => void (await server.start())));
  }

  private setupStep(): Step {
    const { setup } = this.plan;
    return this.timed(setup.name, setup.needs, () => runOnce(setup));
  }

  private serviceSteps(): readonly Step[] {
    return this.replicas.map(({ replica, process }) =>
      this.timed(process.name, replica.service.needs, async () => untilReady(replica, await process.start())),
    );
  }

  private timed(name: string, needs: readonly string[], work: () => Promise<void>): Step {
    const run = async (): Promise<void> => {
      const startedAt = Date.now();
      await work();
      this.print(`  ✓ ${name} (${((Date.now() - startedAt) / 1_000).toFixed(1)} s)`);
    };
    return { name, needs, run };
  }

  /** While starting, the steps speak; afterwards a crash and its recovery are news. */
  private note(event: string): void {
    if (this.isReady) this.print(`  ${event}`);
    this.save();
  }

  private save(): void {
    writeState({
      supervisorPid: process.pid,
      startedAt: this.startedAt.toISOString(),
      isReady: this.isReady,
      services: this.replicas.map(({ replica, process }) => ({
        name: replica.service.name,
        replica: replica.number,
        url: replica.url,
        pid: process.pid,
        logFile: logFileOf(process.name),
      })),
      servers: Object.fromEntries(this.servers.map(({ name, pid }) => [name, pid])),
    });
  }
}
