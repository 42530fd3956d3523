import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '@floodgate/local';
import type { Books } from '@floodgate/invariants';
import { z } from 'zod';
import { callersEnvironment } from './faults.config';

const run = promisify(execFile);

const statusSchema = z.object({
  services: z.array(z.object({ name: z.string(), url: z.string(), pid: z.number().nullable(), healthy: z.boolean() })),
  broker: z.object({ clientUrl: z.string(), managementUrl: z.string() }),
  databases: z.record(z.string(), z.string()),
});
/** What a command that failed had said. */
const said = z.object({ stdout: z.string() });
const stateSchema = z.object({ supervisorPid: z.number(), servers: z.record(z.string(), z.number().nullable()) });

export type Status = z.output<typeof statusSchema>;

/** A demo of its own, in its own folder on its own ports, to be mistreated from outside. It keeps its parts alive, as Compose does. */
export class System {
  private constructor(
    private readonly folder: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async start(): Promise<System> {
    const folder = mkdtempSync(join(tmpdir(), 'floodgate-faults-'));
    const names = ['GATEWAY_PORT', 'ORDER_PORT', 'INVENTORY_PORT', 'NOTIFICATION_PORT'];
    const servers = ['POSTGRES_PORT', 'RABBITMQ_PORT', 'RABBITMQ_MANAGEMENT_PORT'];
    const ports = await Promise.all(
      [...names, ...servers].map(async (name): Promise<[string, string]> => [name, String(await freePort())]),
    );
    const system = new System(folder, {
      ...callersEnvironment,
      FLOODGATE_FOLDER: folder,
      ...Object.fromEntries(ports),
    });
    await system.command('demo', '--native', '--detach').catch((error: unknown) => {
      throw new Error(`the system did not start:\n${said.parse(error).stdout}`);
    });
    return system;
  }

  async status(): Promise<Status> {
    // The command fails when a service is unhealthy, and says so all the same.
    const { stdout } = await this.command('status', '--json').catch((error: unknown) => said.parse(error));
    return statusSchema.parse(JSON.parse(stdout));
  }

  async books(): Promise<Books> {
    const { databases, broker } = await this.status();
    return { databases, broker, vhost: 'floodgate' };
  }

  async token(customer: string, role?: 'operator'): Promise<string> {
    const { stdout } = await this.command('token', '--customer', customer, ...(role ? ['--role', role] : []));
    return stdout.trim();
  }

  /** The broker as its administrator, who may do what no service may. */
  async adminBrokerUrl(): Promise<string> {
    const { broker } = await this.status();
    const { username, password } = new URL(broker.managementUrl);
    const url = new URL(broker.clientUrl);
    url.username = username;
    url.password = password;
    return url.toString();
  }

  /** The process of a service, or of `postgres` or `rabbitmq`. */
  async pidOf(name: string): Promise<number> {
    const { services } = await this.status();
    const pid = services.find((service) => service.name === name)?.pid ?? this.state().servers[name];
    if (typeof pid !== 'number') throw new Error(`${name} is not running at the moment`);
    return pid;
  }

  async signal(name: string, signal: NodeJS.Signals): Promise<void> {
    process.kill(await this.pidOf(name), signal);
  }

  /** Runs `rabbitmqctl` against this system's own node, with the environment the node itself was started with. */
  async rabbitmqctl(...args: readonly string[]): Promise<void> {
    const lines = readFileSync(`/proc/${await this.pidOf('rabbitmq')}/environ`, 'utf8').split('\0');
    const environment = new Map(lines.map((line) => [line.split('=')[0] ?? '', line.replace(/^[^=]*=/, '')]));
    const home = dirname(environment.get('ERL_LIBS') ?? '');
    await run(join(home, 'sbin', 'rabbitmqctl'), [...args], { env: Object.fromEntries(environment) });
  }

  /** Whoever restarts what died. Stopped, it lets things stay dead. */
  signalSupervisor(signal: NodeJS.Signals): void {
    process.kill(this.state().supervisorPid, signal);
  }

  /** The end, and nothing left. */
  async stop(): Promise<void> {
    await this.command('stop', '--purge');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private state(): z.output<typeof stateSchema> {
    return stateSchema.parse(JSON.parse(readFileSync(join(this.folder, 'state.json'), 'utf8')));
  }

  private command(...args: readonly string[]): Promise<{ readonly stdout: string }> {
    return run(process.execPath, [join('infra', 'local', 'run.mjs'), ...args], { env: this.environment });
  }
}
