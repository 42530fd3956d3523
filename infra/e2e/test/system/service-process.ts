import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment, freePort, spawnLeashed, type Leashed, type ProgramPlan } from '@floodgate/local';
import { eventually } from '@floodgate/testing';

const READY_DEADLINE_MS = 90_000;
const SHOWN_LINES = 10;

/** Variables of the environment, such as `ORDER_PAYMENT_WINDOW_S`. */
export type Settings = Readonly<Record<string, string>>;

/** One replica of a service as a process. It may end and start again; its address and its log stay. */
export class ServiceProcess {
  private running: Leashed | undefined;

  private constructor(
    private readonly plan: ProgramPlan,
    private readonly port: number,
    private readonly logFile: string,
  ) {}

  static async of(plan: ProgramPlan, replica: number, folder: string): Promise<ServiceProcess> {
    return new ServiceProcess(plan, await freePort(), join(folder, `${plan.name}-${replica}.log`));
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get log(): string {
    return readFileSync(this.logFile, 'utf8');
  }

  /** Changes nothing while it is running. */
  async start(settings: Settings = {}): Promise<void> {
    if (this.running) return;
    const ours = { PORT: String(this.port), HOST: '127.0.0.1' };
    this.running = await spawnProgram(this.plan, { ...settings, ...ours }, this.logFile);
    const ended: { code?: number } = {};
    void this.running.exited.then((code) => (ended.code = code));
    await eventually(async () => {
      if (ended.code !== undefined) return;
      const { status } = await fetch(`${this.url}/health/ready`);
      if (status !== 200) throw new Error(`${this.plan.name} is not ready: ${status}`);
    }, READY_DEADLINE_MS);
    if (ended.code === undefined) return;
    this.running = undefined;
    throw new Error(`${this.plan.name} ended with code ${ended.code}:\n${lastLines(this.log)}`);
  }

  /** @returns the exit code; 0 as well when it was not running */
  async stop(): Promise<number> {
    const { running } = this;
    this.running = undefined;
    await running?.stop();
    return (await running?.exited) ?? 0;
  }
}

/** What Compose's block and image are to a container, this is to a process: nothing else of our environment gets in. */
export function spawnProgram(plan: ProgramPlan, extra: Settings, logFile: string): Promise<Leashed> {
  const { program, environment, stopDeadlineMs } = plan;
  return spawnLeashed({
    command: process.execPath,
    args: [program],
    env: cleanEnvironment({ NODE_ENV: 'production', ...environment, ...extra }),
    logFile,
    stopSignal: 'TERM',
    stopDeadlineMs,
  });
}

function lastLines(log: string): string {
  return log.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
}
