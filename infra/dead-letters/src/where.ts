import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSystemPlan, repository } from '@floodgate/local';
import { z } from 'zod';

const topology = z.object({ queues: z.array(z.object({ name: z.string() })) });

/** Of the demo on this machine, with containers or without: its administrator may look into every queue. */
export function demoBrokerUrl(): string {
  const { rabbitmq } = readSystemPlan();
  const { RABBITMQ_DEFAULT_USER: user = '', RABBITMQ_DEFAULT_PASS: password = '' } = rabbitmq.environment;
  const vhost = rabbitmq.environment.RABBITMQ_DEFAULT_VHOST ?? '/';
  const [name, secret, host] = [user, password, vhost].map(encodeURIComponent);
  return `amqp://${name}:${secret}@127.0.0.1:${rabbitmq.amqp.port}/${host}`;
}

/** Every queue of a handler, of all services. */
export function handlerQueues(): readonly string[] {
  const { queues } = topology.parse(JSON.parse(readFileSync(join(repository, 'infra/rabbitmq/topology.json'), 'utf8')));
  return queues.filter(({ name }) => name.endsWith('.dead')).map(({ name }) => name.replace(/\.dead$/, ''));
}
