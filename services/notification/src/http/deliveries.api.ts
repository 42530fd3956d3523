import { instant, uuid } from '@floodgate/contracts';
import { z } from 'zod';
import { channels } from '../domain/channel';
import type { Delivery } from '../domain/delivery';

const PAGE_MAX_COUNT = 100;
const PAGE_DEFAULT_COUNT = 20;
const RETRY_MAX_COUNT = 1_000;

const channel = z.enum(channels);
const status = z
  .enum(['recorded', 'delayed', 'delivered', 'failed'])
  .describe(
    '`recorded`: on its way. `delayed`: waits for quiet hours to end or its provider to recover. ' +
      '`delivered`: the provider has it. `failed`: it never will, see `reason`.',
  );

export const ListDeliveriesQuery = z.object({
  orderId: uuid.optional(),
  channel: channel.optional(),
  status: status.optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX_COUNT).default(PAGE_DEFAULT_COUNT),
  cursor: uuid.optional(),
});
export type ListDeliveriesQuery = z.infer<typeof ListDeliveriesQuery>;

const delivery = z.object({
  id: uuid,
  orderId: uuid,
  customerId: z.string(),
  channel,
  template: z.string(),
  language: z.string(),
  title: z.string().nullable().describe('The subject of an e-mail, the title of a push message.'),
  body: z.string(),
  status,
  attempts: z.int().describe('How often its provider was asked.'),
  reason: z.string().nullable().describe('Why it waits or failed.'),
  provider: z.string().nullable().describe('Who was asked last.'),
  createdAt: instant,
  deliverAfter: instant.nullable(),
  deliveredAt: instant.nullable(),
  failedAt: instant.nullable(),
});
type DeliveryAnswer = z.infer<typeof delivery>;

export const DeliveryPage = z
  .object({ items: z.array(delivery), nextCursor: uuid.nullable() })
  .describe('Newest first. Ask again with `cursor` set to `nextCursor` until it is null.');
export type DeliveryPage = z.infer<typeof DeliveryPage>;

export const RetryDeliveriesBody = z.object({
  orderId: uuid.optional(),
  channel: channel.optional(),
  since: instant.optional().describe('Those that failed at or after this moment.'),
  limit: z.int().min(1).max(RETRY_MAX_COUNT).default(RETRY_MAX_COUNT),
});
export type RetryDeliveriesBody = z.infer<typeof RetryDeliveriesBody>;

export const RetriedAnswer = z.object({ retried: z.int().describe('At `limit`, ask again: there may be more.') });
export type RetriedAnswer = z.infer<typeof RetriedAnswer>;

export function presentPage(deliveries: readonly Delivery[], limit: number): DeliveryPage {
  const last = deliveries.length === limit ? deliveries.at(-1) : undefined;
  return { items: deliveries.map(presentDelivery), nextCursor: last?.id ?? null };
}

function presentDelivery({ createdAt, deliverAfter, deliveredAt, failedAt, ...rest }: Delivery): DeliveryAnswer {
  const { id, orderId, customerId, channel, template, language, title, body, status, attempts, reason, provider } =
    rest;
  return {
    ...{ id, orderId, customerId, channel, template, language, title, body },
    ...{ status, attempts, reason, provider },
    createdAt: createdAt.toISOString(),
    deliverAfter: deliverAfter?.toISOString() ?? null,
    deliveredAt: deliveredAt?.toISOString() ?? null,
    failedAt: failedAt?.toISOString() ?? null,
  };
}
