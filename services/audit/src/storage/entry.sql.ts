/**
 * Appends a batch, `$1` as a JSON array in the order of arrival. An event that is in the log already is left as it is; two
 * transactions with the same event wait for each other at the inbox before they come here, so their sequence is of no concern.
 */
export const APPEND_ENTRIES = `
  INSERT INTO audit_entries (event_id, type, source, subject, order_id, customer_id, occurred_at, received_at, step,
                             traceparent, data)
  SELECT "eventId", type, source, subject, "orderId", "customerId", "occurredAt", "receivedAt", step, traceparent, data
    FROM json_to_recordset($1::json) AS heard (
      "eventId" uuid, type text, source text, subject text, "orderId" uuid, "customerId" text, "occurredAt" timestamptz,
      "receivedAt" timestamptz, step smallint, traceparent text, data jsonb)
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

/** Old entries, `$2` at most; replicas that purge at once take different rows. The database refuses what is younger than 30 days. */
export const PURGE_ENTRIES = `
  DELETE FROM audit_entries WHERE ctid = ANY(ARRAY(
    SELECT ctid FROM audit_entries WHERE received_at < now() - make_interval(days => $1::int)
     ORDER BY id LIMIT $2::int FOR UPDATE SKIP LOCKED))`;
