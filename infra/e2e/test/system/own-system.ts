import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readSystemPlan, readVariables, temporaryFolder, type SystemPlan } from '@floodgate/local';
import { TcpProxy } from '@floodgate/testing';
import { ServiceProcess, spawnProgram, type Settings } from './service-process';
import { asUser, servicesOf } from './services-of-plan';
import { serviceNames, type ServerName, type ServiceName, type Target } from './target';

/** Where the PostgreSQL and RabbitMQ of this test run are, as their administrator enters them. */
export interface Servers {
  readonly postgresUrl: string;
  readonly amqpUrl: string;
  readonly managementUrl: string;
}

type Proxies = Readonly<Record<ServerName, TcpProxy>>;

/** What a story leaves unpaid does not expire in the middle of another, which counts what is stored. */
const patience = { ORDER_PAYMENT_WINDOW_S: '86400', TICKET_PAYMENT_WINDOW_S: '86400' };

/**
 * The system of docker-compose.yml and .env as processes of this test run: the compiled programs, their real database roles
 * and broker users, on the servers of the run. A proxy stands before each server, so that a story can take it away.
 */
export class OwnSystem implements Target {
  private readonly replicas = new Map<ServiceName, readonly ServiceProcess[]>();

  private constructor(
    private readonly servers: Servers,
    private readonly plan: SystemPlan,
    private readonly proxies: Proxies,
    readonly folder: string,
  ) {}

  static async start(servers: Servers): Promise<OwnSystem> {
    const proxies = {
      database: await TcpProxy.before(servers.postgresUrl),
      broker: await TcpProxy.before(servers.amqpUrl),
    };
    const plan = readSystemPlan({
      ...readVariables(),
      DEMO: 'true',
      LOG_LEVEL: 'info',
      ...patience,
      POSTGRES_PORT: new URL(proxies.database.through(servers.postgresUrl)).port,
      RABBITMQ_PORT: new URL(proxies.broker.through(servers.amqpUrl)).port,
      RABBITMQ_MANAGEMENT_PORT: new URL(servers.managementUrl).port,
    });
    const system = new OwnSystem(servers, plan, proxies, temporaryFolder('floodgate-e2e'));
    try {
      await system.setUp();
      await Promise.all(serviceNames.map((name) => system.addReplica(name)));
    } catch (error) {
      await system.close();
      throw error;
    }
    return system;
  }

  get services(): Target['services'] {
    return servicesOf(this.plan, (name) => this.replicasOf(name).map(({ url }) => url));
  }

  get managementUrl(): string {
    return this.servers.managementUrl;
  }

  get tokenSecret(): string {
    return this.plan.tokenSecret;
  }

  get adminBrokerUrl(): string {
    const { username, password } = new URL(this.servers.amqpUrl);
    return asUser(this.services.order.brokerUrl, username, password);
  }

  get clientBrokerUrl(): string {
    return asUser(this.services.order.brokerUrl, 'client', this.plan.clientPassword);
  }

  /** One process more of a service, until `removeReplica`. */
  async addReplica(name: ServiceName): Promise<void> {
    const planned = this.plan.services.find((service) => service.name === name);
    if (!planned) throw new Error(`docker-compose.yml has no service ${name}`);
    const replicas = this.replicasOf(name);
    const replica = await ServiceProcess.of(planned, replicas.length + 1, this.folder);
    this.replicas.set(name, [...replicas, replica]);
    await replica.start();
  }

  async removeReplica(name: ServiceName): Promise<number> {
    const last = this.replicasOf(name).at(-1);
    this.replicas.set(name, this.replicasOf(name).slice(0, -1));
    return (await last?.stop()) ?? 0;
  }

  stop(name: ServiceName): Promise<readonly number[]> {
    return Promise.all(this.replicasOf(name).map((replica) => replica.stop()));
  }

  async start(name: ServiceName): Promise<void> {
    await Promise.all(this.replicasOf(name).map((replica) => replica.start()));
  }

  /** Starts a service anew with other settings than .env has; without any it is as it was. */
  async restart(name: ServiceName, settings: Settings = {}): Promise<void> {
    await this.stop(name);
    await Promise.all(this.replicasOf(name).map((replica) => replica.start(settings)));
  }

  async takeAway(server: ServerName): Promise<void> {
    this.proxies[server].refuse();
  }

  async bringBack(server: ServerName): Promise<void> {
    this.proxies[server].accept();
  }

  async logsOf(name: ServiceName): Promise<string> {
    return this.replicasOf(name)
      .map(({ log }) => log)
      .join('');
  }

  /** @returns the services that did not end properly */
  async close(): Promise<readonly ServiceName[]> {
    const codes = await Promise.all(
      serviceNames.map(async (name) => ({ name, isProper: (await this.stop(name)).every((code) => code === 0) })),
    );
    await Promise.all(Object.values(this.proxies).map((proxy) => proxy.close()));
    return codes.filter(({ isProper }) => !isProper).map(({ name }) => name);
  }

  forget(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private replicasOf(name: ServiceName): readonly ServiceProcess[] {
    return this.replicas.get(name) ?? [];
  }

  /** The same program that sets up the demo, with the administrators of this run. */
  private async setUp(): Promise<void> {
    const log = join(this.folder, 'setup.log');
    const administrators = { POSTGRES_ADMIN_URL: this.servers.postgresUrl, RABBITMQ_ADMIN_URL: this.managementUrl };
    const { exited } = await spawnProgram(this.plan.setup, administrators, log);
    const code = await exited;
    if (code !== 0) throw new Error(`the set-up ended with code ${code}:\n${readFileSync(log, 'utf8')}`);
  }
}
