export const serviceNames = ['order', 'inventory', 'notification', 'flash-sale-gateway', 'audit'] as const;
export type ServiceName = (typeof serviceNames)[number];
export type ServerName = 'database' | 'broker';

/** One service, with the accounts it works under. */
export interface Service {
  readonly name: ServiceName;
  /** One address per replica. */
  readonly urls: readonly string[];
  readonly databaseUrl: string;
  readonly brokerUrl: string;
}

/** A whole running system and what a test may do to it from outside. The stories are the same for every one. */
export interface Target {
  readonly services: Readonly<Record<ServiceName, Service>>;
  /** The broker as its administrator and as an outside program. */
  readonly adminBrokerUrl: string;
  readonly clientBrokerUrl: string;
  readonly managementUrl: string;
  readonly tokenSecret: string;

  /** SIGTERM to every replica. @returns their exit codes */
  stop(service: ServiceName): Promise<readonly number[]>;
  /** Starts what `stop` ended, and returns when it is ready. */
  start(service: ServiceName): Promise<void>;
  /** A server that no service can reach any more, until `bringBack`. */
  takeAway(server: ServerName): Promise<void>;
  bringBack(server: ServerName): Promise<void>;
  /** Everything that all replicas of a service have written so far. */
  logsOf(service: ServiceName): Promise<string>;
}
