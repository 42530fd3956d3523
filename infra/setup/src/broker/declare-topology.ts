import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { SetupFailure } from '../setup-failure';
import type { ManagementApi } from './management-api';
import type { BrokerTopology } from './topology';

type Queue = BrokerTopology['queues'][number];

const existingQueues = z.array(
  z.object({ name: z.string(), durable: z.boolean(), arguments: z.record(z.string(), z.unknown()) }),
);

/** Declares everything in one request. What exists already stays, so it is compared: the import itself does not. */
export async function declareTopology(api: ManagementApi, vhost: string, topology: BrokerTopology): Promise<void> {
  await api.post(`definitions/${encodeURIComponent(vhost)}`, topology);
  const columns = 'disable_stats=true&enable_queue_totals=true&columns=name,durable,arguments';
  const existing = existingQueues.parse(await api.get(`queues/${encodeURIComponent(vhost)}?${columns}`));
  const byName = new Map(existing.map((queue) => [queue.name, queue]));
  const different = topology.queues.filter((queue) => !isAsDeclared(queue, byName.get(queue.name)));
  if (different.length === 0) return;
  throw new SetupFailure(
    `RabbitMQ cannot change a queue, and these exist in vhost ${vhost} with other arguments: ` +
      different.map((queue) => queue.name).join(', '),
    'Give the handler a new name, or drain and delete the old queue. In the demo, `npm run stop -- --purge` starts anew.',
  );
}

function isAsDeclared(wanted: Queue, found: z.output<typeof existingQueues>[number] | undefined): boolean {
  if (found?.durable !== wanted.durable) return false;
  // A newer RabbitMQ adds the queue type to a queue that was declared without one.
  const type = { 'x-queue-type': found.arguments['x-queue-type'] };
  return isDeepStrictEqual({ ...found.arguments, ...type }, { ...type, ...wanted.arguments });
}
