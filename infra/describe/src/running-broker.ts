import { readSystemPlan } from '@floodgate/local';
import { ManagementApi } from '@floodgate/setup';
import { z } from 'zod';
import type { QueueState } from './wiring-text';

/** What the broker of the running demo has. */
export interface RunningBroker {
  readonly exchanges: ReadonlySet<string>;
  readonly queues: ReadonlyMap<string, QueueState>;
  /** `exchange → queue (routing key)` */
  readonly bindings: ReadonlySet<string>;
}

const named = z.object({ name: z.string() });
const queue = z.object({ name: z.string(), messages: z.int().default(0), consumers: z.int().default(0) });
const binding = z.object({ source: z.string(), destination: z.string(), routing_key: z.string() });

/** @returns undefined when no demo runs */
export async function runningBroker(): Promise<RunningBroker | undefined> {
  const { environment } = readSystemPlan().setup;
  const api = new ManagementApi(environment.RABBITMQ_ADMIN_URL ?? '');
  const vhost = encodeURIComponent(environment.BROKER_VHOST ?? '/');
  try {
    const exchanges = z.array(named).parse(await api.get(`exchanges/${vhost}`));
    const queues = z.array(queue).parse(await api.get(`queues/${vhost}`));
    const bindings = z.array(binding).parse(await api.get(`bindings/${vhost}`));
    return {
      exchanges: new Set(exchanges.map(({ name }) => name)),
      queues: new Map(queues.map(({ name, messages, consumers }) => [name, { messages, consumers }])),
      bindings: new Set(
        bindings.map(({ source, destination, routing_key }) => bindingName(source, destination, routing_key)),
      ),
    };
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

export function bindingName(exchange: string, queueName: string, routingKey: string): string {
  return `${exchange} → ${queueName} (${routingKey})`;
}
