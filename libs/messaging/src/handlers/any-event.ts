import type { EventOf, MessageContract } from '@floodgate/contracts';
import { z } from 'zod';

/**
 * Whatever is published on the exchanges that the handler names: `@Handles(AnyEvent, { exchanges: […] })`. It need not be
 * in the catalogue, but it must be a CloudEvent.
 */
export const AnyEvent = {
  kind: 'event',
  type: '#',
  owner: 'any',
  exchange: { name: '', kind: 'topic' },
  subject: '',
  routedBy: [],
  data: z.looseObject({}),
  mayBeUnheard: true,
} as const satisfies MessageContract;

/** One of them, as it came: its data was read as an object, and nothing more is known of it. */
export type AnyEvent = EventOf<typeof AnyEvent>;
