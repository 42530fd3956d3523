/**
 * Appends a batch, a column each in the order of arrival, all of it received at `$10`; `$11` is the data, one JSON text a line.
 * That is half of the work that a JSON array of entries would be. The primary key decides what is in the log already: of two
 * transactions with the same event the second waits for the first, and then leaves the entry as it is. Should two replicas meet
 * the same events in different sequences, PostgreSQL ends one of them, and its events are tried one by one.
 */
export const APPEND_ENTRIES = `
  INSERT INTO audit_entries (event_id, type, source, subject, order_id, customer_id, occurred_at, received_at, step,
                             traceparent, data)
  SELECT event_id, type, source, subject, order_id, customer_id, occurred_at, $10::timestamptz, step, traceparent, data::json
    FROM ROWS FROM (
      unnest($1::uuid[]), unnest($2::text[]), unnest($3::text[]), unnest($4::text[]), unnest($5::uuid[]), unnest($6::text[]),
      unnest($7::timestamptz[]), unnest($8::smallint[]), unnest($9::text[]), string_to_table($11::text, E'\\n')
    ) AS heard (event_id, type, source, subject, order_id, customer_id, occurred_at, step, traceparent, data)
  ON CONFLICT (event_id) DO NOTHING`;

/**
 * The story in its order: time, then step, then arrival, after the place `$5`, `$6`, `$7` where the page before ended. Each
 * filter is null when nobody asked for it; PostgreSQL plans with the values at hand, so the others choose the index. Entries
 * never change, so a page is what it was at its start, under any isolation.
 */
export const LIST_ENTRIES = `
  SELECT id::text AS position, event_id AS "eventId", type, source, subject, order_id AS "orderId",
         customer_id AS "customerId", occurred_at AS "occurredAt", received_at AS "receivedAt", step, traceparent, data
    FROM audit_entries
   WHERE ($1::uuid IS NULL OR order_id = $1::uuid)
     AND ($2::text IS NULL OR customer_id = $2::text)
     AND ($3::text IS NULL OR type = $3::text)
     AND ($4::timestamptz IS NULL OR occurred_at >= $4::timestamptz)
     AND ($5::timestamptz IS NULL OR (occurred_at, step, id) > ($5::timestamptz, $6::smallint, $7::bigint))
   ORDER BY occurred_at, step, id
   LIMIT $8::int`;

/**
 * Entries that happened and arrived long ago, `$2` at most; replicas that purge at once take different rows. The database
 * refuses what arrived within 30 days. They are looked for by when they happened, which has an index for the pages: nothing
 * arrives before it happens but by a clock that is ahead, and such an entry stays until its own time is long ago, too.
 */
export const PURGE_ENTRIES = `
  DELETE FROM audit_entries WHERE ctid = ANY(ARRAY(
    SELECT ctid FROM audit_entries
     WHERE occurred_at < now() - make_interval(days => $1::int) AND received_at < now() - make_interval(days => $1::int)
     ORDER BY occurred_at LIMIT $2::int FOR UPDATE SKIP LOCKED))`;
