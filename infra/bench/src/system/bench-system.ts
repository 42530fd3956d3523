import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  addressesOf,
  freePort,
  type Leashed,
  readSystemPlan,
  readVariables,
  repository,
  spawnLeashed,
  type SystemPlan,
  temporaryFolder,
} from '@floodgate/local';
import { z } from 'zod';

const PORTS = ['GATEWAY_PORT', 'ORDER_PORT', 'INVENTORY_PORT', 'NOTIFICATION_PORT', 'AUDIT_PORT'];
const SERVER_PORTS = ['POSTGRES_PORT', 'RABBITMQ_PORT', 'RABBITMQ_MANAGEMENT_PORT'];
const START_DEADLINE_MS = 180_000;
const STOP_DEADLINE_MS = 90_000;
const POLL_MS = 50;

const stateSchema = z.object({
  isReady: z.boolean(),
  services: z.array(z.object({ name: z.string(), url: z.string(), pid: z.number().nullable() })),
  servers: z.record(z.string(), z.number().nullable()),
});

/** The whole system as it is built now, as processes, in a folder and on ports of its own; gone when this process is gone. */
export class BenchSystem {
  private constructor(
    private readonly folder: string,
    private readonly supervisor: Leashed,
    readonly plan: SystemPlan,
    /** What differs from the defaults of the product. */
    readonly settings: Readonly<Record<string, string>>,
  ) {}

  static async start(settings: Readonly<Record<string, string>>): Promise<BenchSystem> {
    const folder = temporaryFolder('floodgate-bench');
    const ports: Record<string, string> = {};
    for (const name of [...PORTS, ...SERVER_PORTS]) ports[name] = String(await freePort());
    const environment = { ...definedIn(readVariables()), ...ports, ...settings };
    const supervisor = await spawnLeashed({
      command: process.execPath,
      args: [join(repository, 'infra/local/run.mjs'), 'supervise'],
      env: { ...environment, FLOODGATE_FOLDER: folder },
      logFile: join(folder, 'supervisor.log'),
      stopSignal: 'TERM',
      stopDeadlineMs: STOP_DEADLINE_MS,
    });
    const system = new BenchSystem(folder, supervisor, readSystemPlan(environment), settings);
    try {
      await system.untilReady();
    } catch (error) {
      await system.stop();
      throw error;
    }
    return system;
  }

  /** Milliseconds each part took to be ready, once what it needs was: `order` → 1900. */
  startMs(): ReadonlyMap<string, number> {
    const lines = [...this.log().matchAll(/✓ (\S+?)(?:-1)? \((\d+\.\d+) s\)/g)];
    return new Map(lines.map(([, name = '', seconds]) => [name, Math.round(Number(seconds) * 1_000)]));
  }

  urlOf(name: string): string {
    const port = this.plan.services.find((service) => service.name === name)?.firstPort.port;
    return `http://127.0.0.1:${port ?? 0}`;
  }

  databaseUrlOf(name: string): string {
    return addressesOf(this.plan).databases[name] ?? '';
  }

  get brokerUrl(): string {
    return addressesOf(this.plan).broker.clientUrl;
  }

  get managementUrl(): string {
    return addressesOf(this.plan).broker.managementUrl;
  }

  /** The administrator of PostgreSQL, in a database. */
  adminDatabaseUrl(database: string): string {
    const { POSTGRES_USER = '', POSTGRES_PASSWORD = '' } = this.plan.postgres.environment;
    const account = `${POSTGRES_USER}:${encodeURIComponent(POSTGRES_PASSWORD)}`;
    return `postgres://${account}@127.0.0.1:${this.plan.postgres.port.port}/${database}`;
  }

  /** The administrator of the broker, in a virtual host. */
  adminBrokerUrl(vhost: string): string {
    const { username, password } = new URL(this.managementUrl);
    return `amqp://${username}:${password}@127.0.0.1:${this.plan.rabbitmq.amqp.port}/${vhost}`;
  }

  /** Process ids by name: of services, and of `postgres` and `rabbitmq`. */
  pids(): ReadonlyMap<string, number> {
    const { services, servers } = this.state();
    const named = [
      ...services.map(({ name, pid }): [string, number | null] => [name, pid]),
      ...Object.entries(servers),
    ];
    return new Map(named.flatMap(([name, pid]) => (pid === null ? [] : [[name, pid]])));
  }

  async stop(): Promise<void> {
    await this.supervisor.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async untilReady(): Promise<void> {
    const deadline = Date.now() + START_DEADLINE_MS;
    let ended: number | undefined;
    void this.supervisor.exited.then((code) => (ended = code));
    while (Date.now() < deadline) {
      if (ended !== undefined) throw new Error(`The system did not start:\n${this.log()}`);
      if (existsSync(join(this.folder, 'state.json')) && this.state().isReady) return;
      await pause(POLL_MS);
    }
    throw new Error(`The system was not ready within ${START_DEADLINE_MS / 1_000} s:\n${this.log()}`);
  }

  private state(): z.output<typeof stateSchema> {
    return stateSchema.parse(JSON.parse(readFileSync(join(this.folder, 'state.json'), 'utf8')));
  }

  private log(): string {
    return readFileSync(join(this.folder, 'supervisor.log'), 'utf8');
  }
}

function definedIn(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
