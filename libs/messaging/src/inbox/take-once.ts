import type { Transaction } from '@floodgate/persistence';
import { HELD_MAX_AGE_MINUTES, type Asked } from './held-messages';

export interface Taken {
  /** Events this consumer had never taken: they are its to handle, and are now recorded. */
  readonly fresh: ReadonlySet<string>;
  /** Events that must wait, because an earlier event of their subject still does. They are not recorded. */
  readonly held: ReadonlySet<string>;
}

/** Which of the events asked about must wait: the first line spares the search while nobody waits, which is almost always. */
const HELD = `
  SELECT event_id FROM asked WHERE EXISTS (SELECT FROM held_messages WHERE consumer = $1) AND EXISTS (
    SELECT 1 FROM held_messages earlier
     WHERE earlier.consumer = $1 AND earlier.subject = asked.subject AND earlier.event_id <> asked.event_id
       AND earlier.held_at > now() - make_interval(mins => ${HELD_MAX_AGE_MINUTES})
       AND earlier.position < coalesce(
         (SELECT own.position FROM held_messages own WHERE own.consumer = $1 AND own.event_id = asked.event_id),
         9223372036854775807))`;

const ASKED = `
  SELECT DISTINCT ON (event_id) event_id, subject FROM unnest($2::uuid[], $3::text[]) AS asked (event_id, subject)`;

/** Nobody waits any more behind an event that is taken, whichever way it came back: by the ladder or by its queue. */
const RELEASED = `
  DELETE FROM held_messages own USING asked
   WHERE own.consumer = $1 AND own.event_id = asked.event_id AND own.event_id NOT IN (SELECT event_id FROM held)`;

const TAKE_ONCE = `
  WITH asked AS (${ASKED}), held AS (
    ${HELD} AND NOT EXISTS (
      SELECT 1 FROM inbox_messages taken WHERE taken.consumer = $1 AND taken.event_id = asked.event_id)
  ), taken AS (
    INSERT INTO inbox_messages (consumer, event_id)
    SELECT $1, event_id FROM asked WHERE event_id NOT IN (SELECT event_id FROM held) ORDER BY event_id
    ON CONFLICT DO NOTHING
    RETURNING event_id
  ), released AS (${RELEASED})
  SELECT event_id, false AS is_held FROM taken UNION ALL SELECT event_id, true FROM held`;

const TAKE_ALWAYS = `
  WITH asked AS (${ASKED}), held AS (${HELD}), released AS (${RELEASED})
  SELECT event_id, true AS is_held FROM held`;

/**
 * Records that `consumer` takes these events, and tells which of them it had not taken before. The primary key decides;
 * a concurrent transaction with the same event makes this one wait for its outcome. Nothing is caught, because a
 * duplicate-key error would already have aborted the transaction.
 */
export async function takeOnce(tx: Transaction, consumer: string, asked: readonly Asked[]): Promise<Taken> {
  const rows = await ask(tx, TAKE_ONCE, consumer, asked);
  return {
    fresh: new Set(rows.filter(({ is_held }) => !is_held).map(({ event_id }) => event_id)),
    held: new Set(rows.filter(({ is_held }) => is_held).map(({ event_id }) => event_id)),
  };
}

/** For a consumer that tells by itself what it has taken: records nothing, only holds back what must wait. */
export async function takeAlways(tx: Transaction, consumer: string, asked: readonly Asked[]): Promise<Taken> {
  const rows = await ask(tx, TAKE_ALWAYS, consumer, asked);
  const held = new Set(rows.map(({ event_id }) => event_id));
  return { fresh: new Set(asked.map(({ eventId }) => eventId).filter((eventId) => !held.has(eventId))), held };
}

function ask(tx: Transaction, statement: string, consumer: string, asked: readonly Asked[]) {
  return tx.$queryRawUnsafe<readonly { event_id: string; is_held: boolean }[]>(
    statement,
    consumer,
    asked.map(({ eventId }) => eventId),
    asked.map(({ subject }) => subject),
  );
}
