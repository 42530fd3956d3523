import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from './free-ports';
import type { Books } from '@floodgate/invariants';
import { z } from 'zod';
import { callersEnvironment } from './faults.config';

const run = promisify(execFile);
const OUTPUT_MAX_BYTES = 16 * 1024 * 1024;

const statusSchema = z.object({
  services: z.array(z.object({ name: z.string(), url: z.string(), pid: z.number().nullable(), healthy: z.boolean() })),
  broker: z.object({ clientUrl: z.string(), managementUrl: z.string() }),
  databases: z.record(z.string(), z.string()),
});
/** What a command that failed had said. */
const said = z.object({ stdout: z.string() });
const stateSchema = z.object({ supervisorPid: z.number(), servers: z.record(z.string(), z.number().nullable()) });

export type Status = z.output<typeof statusSchema>;

const SERVICE_PORTS = ['GATEWAY_PORT', 'ORDER_PORT', 'INVENTORY_PORT', 'NOTIFICATION_PORT', 'AUDIT_PORT'];
const SERVER_PORTS = ['POSTGRES_PORT', 'RABBITMQ_PORT', 'RABBITMQ_MANAGEMENT_PORT'];
/** The replicas of a service listen on ports in a row. */
const REPLICAS_MAX_COUNT = 3;

interface Wishes {
  readonly replicas?: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
}

/** A demo of its own, in its own folder on its own ports, to be mistreated from outside. It keeps its parts alive, as Compose does. */
export class System {
  private constructor(
    private readonly folder: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** `replicas` as `--replicas` takes them; `settings` are variables of .env and docker-compose.yml. */
  static async start({ replicas = [], settings = {} }: Wishes = {}): Promise<System> {
    const folder = mkdtempSync(join(tmpdir(), 'floodgate-faults-'));
    const ports: Record<string, string> = {};
    for (const name of [...SERVICE_PORTS, ...SERVER_PORTS]) ports[name] = String(await freePorts(REPLICAS_MAX_COUNT));
    const system = new System(folder, {
      ...callersEnvironment,
      FLOODGATE_FOLDER: folder,
      ...ports,
      ...settings,
    });
    const wishes = replicas.flatMap((wish) => ['--replicas', wish]);
    await system.command('demo', '--native', '--detach', ...wishes).catch(async (error: unknown) => {
      await system.stop().catch(() => undefined);
      throw new Error(`the system did not start:\n${said.parse(error).stdout}`);
    });
    return system;
  }

  async status(): Promise<Status> {
    // The command fails when a service is unhealthy, and says so all the same.
    const { stdout } = await this.command('status', '--json').catch((error: unknown) => said.parse(error));
    return statusSchema.parse(JSON.parse(stdout));
  }

  /** The address of a service; of several replicas, the first. */
  async urlOf(name: string): Promise<string> {
    const { services } = await this.status();
    return services.find((service) => service.name === name)?.url ?? '';
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

  /** One token for each of so many customers, `<name>-1` and on. */
  async tokens(name: string, count: number): Promise<readonly string[]> {
    const { stdout } = await this.command('token', '--customer', `${name}-1`, '--count', String(count));
    return stdout.trim().split('\n');
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
    return run(process.execPath, [join('infra', 'local', 'run.mjs'), ...args], {
      env: this.environment,
      maxBuffer: OUTPUT_MAX_BYTES,
    });
  }
}
