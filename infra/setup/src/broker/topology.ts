import { z } from 'zod';

const name = z.string().min(1);
const args = z.record(z.string(), z.unknown()).default({});

const exchange = z.object({
  name,
  type: z.enum(['topic', 'direct', 'fanout', 'headers']),
  durable: z.boolean(),
  auto_delete: z.boolean(),
  internal: z.boolean().default(false),
  arguments: args,
});
const queue = z.object({ name, durable: z.boolean(), auto_delete: z.boolean(), arguments: args });
const binding = z.object({
  source: name,
  destination: name,
  destination_type: z.enum(['queue', 'exchange']),
  routing_key: z.string(),
  arguments: args,
});

/** What `npm run describe` writes to infra/rabbitmq/topology.json: RabbitMQ's own format for definitions of one vhost. */
export const topologySchema = z.object({
  exchanges: z.array(exchange).default([]),
  queues: z.array(queue).default([]),
  bindings: z.array(binding).default([]),
});

export type BrokerTopology = Readonly<z.output<typeof topologySchema>>;

export function parseTopology(text: string): BrokerTopology {
  return topologySchema.parse(JSON.parse(text));
}
