import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { callersEnvironment } from '../bench.config';
import { ROLES, type Role } from './roles';

const READY_DEADLINE_MS = 20_000;

export interface BaselineOptions {
  readonly brokerUrl: string;
  readonly databaseUrl: string;
  readonly port: number;
  readonly coalesce: boolean;
}

/** The five processes of the baseline. They end with this process: each has a pipe to it that closes. */
export class BaselineProcesses {
  private constructor(private readonly children: ReadonlyMap<string, ChildProcess>) {}

  static async start(
    { brokerUrl, databaseUrl, port, coalesce }: BaselineOptions,
    roles: readonly Role[] = ROLES,
  ): Promise<BaselineProcesses> {
    const env = {
      ...callersEnvironment,
      AMQP_URL: brokerUrl,
      PG_URL: databaseUrl,
      PORT: String(port),
      COALESCE: coalesce ? '1' : '0',
    };
    const program = join(__dirname, 'main.js');
    const children = roles.map((role): [string, ChildProcess] => [
      role,
      spawn(process.execPath, [program, role], { env, stdio: ['pipe', 'pipe', 'inherit'] }),
    ]);
    const processes = new BaselineProcesses(new Map(children));
    try {
      await Promise.all(children.map(([role, child]) => untilReady(role, child)));
    } catch (error) {
      await processes.stop();
      throw error;
    }
    return processes;
  }

  pids(): ReadonlyMap<string, number> {
    return new Map([...this.children].flatMap(([role, { pid }]) => (pid === undefined ? [] : [[role, pid]])));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.children.values()].map(ended));
  }
}

function untilReady(role: string, child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`The baseline's ${role} was not ready within ${READY_DEADLINE_MS / 1_000} s.`));
    }, READY_DEADLINE_MS);
    child.stdout?.once('data', () => {
      clearTimeout(timer);
      resolve();
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The baseline's ${role} ended with code ${code ?? 'none'}.`));
    });
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
