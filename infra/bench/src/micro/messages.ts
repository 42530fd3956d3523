import { defineEvent, defineRpc, type EventOf } from '@floodgate/contracts';
import { z } from 'zod';

const data = z.object({ key: z.string(), customerId: z.string(), totalMinor: z.int(), at: z.string() });

/** Handled by the service of this bench. */
export const Counted = defineEvent('bench.counted.v1', { subject: 'key', data });
export type Counted = EventOf<typeof Counted>;

/** Published, and heard by nobody. */
export const Told = defineEvent('bench.told.v1', { subject: 'key', data, mayBeUnheard: true });

export const Repeat = defineRpc('bench.repeat.v1', {
  request: z.object({ text: z.string() }),
  reply: z.object({ text: z.string() }),
});

export const exampleOf = (key: string) => ({
  key,
  customerId: `customer-${key}`,
  totalMinor: 100,
  at: '2026-01-05T10:00:00.000Z',
});
