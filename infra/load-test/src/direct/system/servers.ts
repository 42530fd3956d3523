import { readSystemPlan } from '@floodgate/local';

/** PostgreSQL and RabbitMQ as their administrators enter them. */
export interface Servers {
  readonly postgresUrl: string;
  /** Its vhost does not count. */
  readonly amqpUrl: string;
  readonly managementUrl: string;
}

/** Those of the demo, on the ports they have on this machine, with containers and without. */
export function serversOfDemo(): Servers {
  const { postgres, rabbitmq } = readSystemPlan();
  const { POSTGRES_USER = '', POSTGRES_PASSWORD = '' } = postgres.environment;
  const { RABBITMQ_DEFAULT_USER = '', RABBITMQ_DEFAULT_PASS = '' } = rabbitmq.environment;
  const account = (user: string, password: string) => `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  const broker = account(RABBITMQ_DEFAULT_USER, RABBITMQ_DEFAULT_PASS);
  return {
    postgresUrl: `postgres://${account(POSTGRES_USER, POSTGRES_PASSWORD)}@127.0.0.1:${postgres.port.port}/postgres`,
    amqpUrl: `amqp://${broker}@127.0.0.1:${rabbitmq.amqp.port}`,
    managementUrl: `http://${broker}@127.0.0.1:${rabbitmq.management.port}`,
  };
}
