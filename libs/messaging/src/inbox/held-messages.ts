import type { Transaction } from '@floodgate/persistence';

/**
 * A row that nobody renewed for this long belongs to an event that will not come back (an operator emptied the ladder);
 * it holds nobody up any more. Must be longer than the longest pause of any ladder.
 */
export const HELD_MAX_AGE_MINUTES = 60;

/** An event, and the aggregate it is about. */
export interface Asked {
  readonly eventId: string;
  readonly subject: string;
}

/** Makes later events of these subjects wait, in the order given, until `release`. Again: the place is kept, the age renewed. */
export async function hold(tx: Transaction, consumer: string, waiting: readonly Asked[]): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO held_messages (consumer, event_id, subject)
     SELECT $1, event_id, subject
       FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS waiting (event_id, subject, place) ORDER BY place
     ON CONFLICT (consumer, event_id) DO UPDATE SET held_at = now()`,
    consumer,
    waiting.map(({ eventId }) => eventId),
    waiting.map(({ subject }) => subject),
  );
}

/** Lets the events behind these go on. */
export async function release(tx: Transaction, consumer: string, eventIds: readonly string[]): Promise<void> {
  await tx.$executeRawUnsafe(
    'DELETE FROM held_messages WHERE consumer = $1 AND event_id = ANY($2::uuid[])',
    consumer,
    eventIds,
  );
}
