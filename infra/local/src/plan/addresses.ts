import type { SystemPlan } from './system-plan';

export interface Addresses {
  readonly broker: { readonly clientUrl: string; readonly managementUrl: string };
  /** Service name → the database that is its own. */
  readonly databases: Readonly<Record<string, string>>;
}

/** Where an outside program finds broker and databases: the same ports with containers and without. */
export function addressesOf({ services, rabbitmq, clientPassword }: SystemPlan): Addresses {
  const { RABBITMQ_DEFAULT_USER: admin = '', RABBITMQ_DEFAULT_PASS: password = '' } = rabbitmq.environment;
  const vhost = rabbitmq.environment.RABBITMQ_DEFAULT_VHOST ?? '/';
  return {
    broker: {
      clientUrl: `amqp://client:${encodeURIComponent(clientPassword)}@127.0.0.1:${rabbitmq.amqp.port}/${encodeURIComponent(vhost)}`,
      managementUrl: `http://${admin}:${encodeURIComponent(password)}@127.0.0.1:${rabbitmq.management.port}`,
    },
    databases: Object.fromEntries(services.map(({ name, environment }) => [name, environment.DATABASE_URL ?? ''])),
  };
}
