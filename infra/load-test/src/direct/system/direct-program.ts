import { extname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cleanEnvironment, freePort, spawnLeashed, type Leashed } from '@floodgate/local';

const READY_DEADLINE_MS = 30_000;
const POLL_MS = 50;
const STOP_DEADLINE_MS = 10_000;
/** What docker-compose.yml gives the services. */
const NODE_OPTIONS = '--max-old-space-size=96 --max-semi-space-size=8';

export interface ProgramPlan {
  readonly name: 'direct-order' | 'direct-stock';
  readonly folder: 'order' | 'stock';
  readonly environment: Readonly<Record<string, string>>;
  readonly logFile: string;
  /** For Node, before the program. */
  readonly nodeArgs: readonly string[];
}

/** One of the two programs of the direct way as a process. It may end and start again; its address stays. */
export class DirectProgram {
  private running: Leashed | undefined;

  private constructor(
    private readonly plan: ProgramPlan,
    private readonly port: number,
  ) {}

  static async start(plan: ProgramPlan): Promise<DirectProgram> {
    const program = new DirectProgram(plan, await freePort());
    await program.start();
    return program;
  }

  get name(): string {
    return this.plan.name;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** @throws Error when it is not ready in time */
  async start(): Promise<void> {
    const { name, folder, environment, logFile, nodeArgs } = this.plan;
    // Compiled or not, the program lies where this file does.
    const main = join(__dirname, '..', folder, `main${extname(__filename)}`);
    const running = await spawnLeashed({
      ...{ command: process.execPath, args: [...nodeArgs, main], logFile },
      env: cleanEnvironment({
        NODE_ENV: 'production',
        NODE_OPTIONS,
        MALLOC_ARENA_MAX: '1',
        ...environment,
        PORT: String(this.port),
      }),
      ...{ stopSignal: 'TERM', stopDeadlineMs: STOP_DEADLINE_MS },
    });
    this.running = running;
    let code: number | undefined;
    void running.exited.then((exitCode) => (code = exitCode));
    const deadline = performance.now() + READY_DEADLINE_MS;
    while (!(await this.isReady())) {
      if (code !== undefined) throw new Error(`${name} ended with code ${code}: see ${logFile}`);
      if (performance.now() > deadline) throw new Error(`${name} is not ready: see ${logFile}`);
      await pause(POLL_MS);
    }
  }

  /** Without a word of warning. */
  async kill(): Promise<void> {
    if (!this.running) return;
    process.kill(this.running.pid, 'SIGKILL');
    await this.running.exited;
    this.running = undefined;
  }

  /** What was begun is answered. */
  async stop(): Promise<void> {
    await this.running?.stop();
    this.running = undefined;
  }

  private async isReady(): Promise<boolean> {
    return fetch(`${this.url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}
