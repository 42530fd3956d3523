import type { Transaction } from '@floodgate/persistence';

/**
 * Records that `consumer` takes these events, and tells which of them it had not taken before. The primary key decides;
 * a concurrent transaction with the same event makes this one wait for its outcome. Nothing is caught, because a
 * duplicate-key error would already have aborted the transaction.
 */
export async function takeOnce(
  tx: Transaction,
  consumer: string,
  eventIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const taken = await tx.$queryRawUnsafe<readonly { event_id: string }[]>(
    `INSERT INTO inbox_messages (consumer, event_id)
     SELECT $1, event_id FROM unnest($2::uuid[]) AS event_id ORDER BY event_id
     ON CONFLICT DO NOTHING
     RETURNING event_id`,
    consumer,
    eventIds,
  );
  return new Set(taken.map(({ event_id }) => event_id));
}
