import { customerId, instant, uuid } from '@floodgate/contracts';
import { z } from 'zod';
import type { KeptEntry } from '../domain/audit-entry';
import { placeText, textOf } from './place';

const PAGE_MAX_COUNT = 500;
const PAGE_DEFAULT_COUNT = 100;

const messageType = z
  .string()
  .max(100)
  .regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*\.v[1-9]\d*$/, 'a type such as order.placed.v1');

export const ListEntriesQuery = z
  .object({
    orderId: uuid.optional(),
    customerId: customerId.optional(),
    type: messageType.optional(),
    since: instant.optional().transform((text) => (text === undefined ? undefined : new Date(text))),
    limit: z.coerce.number().int().min(1).max(PAGE_MAX_COUNT).default(PAGE_DEFAULT_COUNT),
    cursor: placeText.optional(),
  })
  .refine(({ type, orderId, customerId, since }) => type === undefined || (orderId ?? customerId ?? since), {
    path: ['type'],
    error: 'alone it would read the whole log: add since, orderId or customerId',
  });
export type ListEntriesQuery = z.output<typeof ListEntriesQuery>;

const entry = z.object({
  eventId: uuid,
  type: z.string(),
  source: z.string(),
  subject: z.string(),
  orderId: uuid.nullable(),
  customerId: z.string().nullable(),
  occurredAt: instant,
  receivedAt: instant,
  traceparent: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});
type EntryAnswer = z.infer<typeof entry>;

export const EntryPage = z
  .object({ items: z.array(entry), nextCursor: z.string().nullable() })
  .describe(
    'By the time the event happened; within a millisecond as events cause each other, and then as they arrived. Ask again ' +
      'with `cursor` set to `nextCursor` until it is null.',
  );
export type EntryPage = z.infer<typeof EntryPage>;

export function presentPage(entries: readonly KeptEntry[], limit: number): EntryPage {
  const last = entries.length === limit ? entries.at(-1) : undefined;
  return { items: entries.map(presentEntry), nextCursor: last ? textOf(last) : null };
}

function presentEntry({ occurredAt, receivedAt, ...kept }: KeptEntry): EntryAnswer {
  const { eventId, type, source, subject, orderId, customerId, traceparent, data } = kept;
  const times = { occurredAt: occurredAt.toISOString(), receivedAt: receivedAt.toISOString() };
  return { eventId, type, source, subject, orderId, customerId, ...times, traceparent, data };
}
