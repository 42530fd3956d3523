import { instant, uuid } from '@floodgate/contracts';
import { z } from 'zod';
import type { Delivery } from '../domain/delivery';

const PAGE_MAX_COUNT = 100;
const PAGE_DEFAULT_COUNT = 20;

export const ListDeliveriesQuery = z.object({
  orderId: uuid.optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX_COUNT).default(PAGE_DEFAULT_COUNT),
  cursor: uuid.optional(),
});
export type ListDeliveriesQuery = z.infer<typeof ListDeliveriesQuery>;

const delivery = z.object({
  id: uuid,
  orderId: uuid,
  customerId: z.string(),
  channel: z.string(),
  template: z.string(),
  body: z.string(),
  status: z.enum(['recorded', 'delivered']),
  createdAt: instant,
  deliveredAt: instant.nullable(),
});
type DeliveryAnswer = z.infer<typeof delivery>;

export const DeliveryPage = z
  .object({ items: z.array(delivery), nextCursor: uuid.nullable() })
  .describe('Newest first. Ask again with `cursor` set to `nextCursor` until it is null.');
export type DeliveryPage = z.infer<typeof DeliveryPage>;

export function presentPage(deliveries: readonly Delivery[], limit: number): DeliveryPage {
  const last = deliveries.length === limit ? deliveries.at(-1) : undefined;
  return { items: deliveries.map(presentDelivery), nextCursor: last?.id ?? null };
}

function presentDelivery({ createdAt, deliveredAt, ...rest }: Delivery): DeliveryAnswer {
  return { ...rest, createdAt: createdAt.toISOString(), deliveredAt: deliveredAt?.toISOString() ?? null };
}
