/**
 * Records a batch of deliveries, a column each, all of it at `$12`, and tells which were not there before; a transaction that
 * is just recording one of them is waited for. They must come in the sequence of the unique key: two batches that record
 * the same deliveries in different sequences would wait for each other.
 */
export const RECORD_DELIVERIES = `
  INSERT INTO deliveries (id, order_id, customer_id, channel, template, language, title, body, address, status, reason,
                          created_at, tried_since, deliver_after)
  SELECT id, order_id, customer_id, channel, template, language, title, body, address,
         CASE WHEN deliver_after IS NULL THEN 'recorded' ELSE 'delayed' END, reason,
         $12::timestamptz, $12::timestamptz, deliver_after
    FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                $10::text[], $11::timestamptz[])
      AS asked (id, order_id, customer_id, channel, template, language, title, body, address, reason, deliver_after)
  ON CONFLICT (order_id, channel, template) DO NOTHING
  RETURNING id`;

/**
 * Which of the deliveries `$1` are still to be handed over, and their words. Their rows stay locked until the commit: whoever
 * wants to hand over the same ones at the same time waits here, sees what became of them, and finds nothing to do.
 */
export const LOCK_RECORDED = `
  SELECT id, attempts, tried_since AS "triedSince", title, body, address FROM deliveries
   WHERE id = ANY (ARRAY(SELECT unnest($1::uuid[]))) AND status = 'recorded' ORDER BY id FOR UPDATE`;

/**
 * Writes down what became of deliveries that this transaction holds locked, `$1` as a JSON array, at provider `$2`. They are
 * found by an array of ids, because a join alone was planned while the table was empty and then read all of it each time.
 */
export const SETTLE_DELIVERIES = `
  WITH fate AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1::json) AS fate (
      id uuid, status text, attempts int, reason text, "deliverAfter" timestamptz, "deliveredAt" timestamptz,
      "failedAt" timestamptz)
  )
  UPDATE deliveries SET
    status = fate.status, attempts = fate.attempts, reason = fate.reason, provider = $2,
    deliver_after = fate."deliverAfter", delivered_at = fate."deliveredAt", failed_at = fate."failedAt"
  FROM fate WHERE deliveries.id = ANY (ARRAY(SELECT id FROM fate)) AND deliveries.id = fate.id`;

/**
 * Hands those of the deliveries `$1` that are still to be handed over to the sandbox, at `$2`, and tells which. It is a
 * provider in our own database, so asking it and writing that down is one statement: both commit or neither. Whoever wants
 * the same ones at the same time waits for their rows, finds them delivered and leaves them; everybody takes them in the
 * sequence of their ids, as the index does. The sandbox takes an idempotency key once, as providers do.
 */
export const DELIVER_TO_SANDBOX = `
  WITH delivered AS (
    UPDATE deliveries SET status = 'delivered', attempts = attempts + 1, reason = NULL, provider = 'sandbox',
                          delivered_at = $2::timestamptz
     WHERE id = ANY (ARRAY(SELECT unnest($1::uuid[]))) AND status = 'recorded'
    RETURNING id
  ), received AS (
    INSERT INTO sandbox_messages (delivery_id, received_at) SELECT id, $2::timestamptz FROM delivered
    ON CONFLICT DO NOTHING
  )
  SELECT id FROM delivered`;

const WHOLE_DELIVERY = `id, order_id AS "orderId", customer_id AS "customerId", channel, template, language, title, body,
  address, status, attempts, reason, provider, created_at AS "createdAt", deliver_after AS "deliverAfter",
  delivered_at AS "deliveredAt", failed_at AS "failedAt"`;

/**
 * The deliveries `$1` that wait until the moments `$2`, each its own; locked, so that of two that resume the same one the
 * second sees what the first decided. One that waits for another moment by now is not among them.
 */
export const LOCK_DELAYED = `
  SELECT ${WHOLE_DELIVERY} FROM deliveries
   WHERE id = ANY (ARRAY(SELECT unnest($1::uuid[]))) AND status = 'delayed'
     AND (id, deliver_after) IN (SELECT * FROM unnest($1::uuid[], $2::timestamptz[]))
   ORDER BY id FOR UPDATE`;

/** The deliveries of `$1`, a JSON array, wait until another moment, or no longer: then they are on their way again. */
export const RESCHEDULE_DELIVERIES = `
  WITH plan AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1::json) AS plan (id uuid, "deliverAfter" timestamptz, reason text)
  )
  UPDATE deliveries SET
    status = CASE WHEN plan."deliverAfter" IS NULL THEN 'recorded' ELSE 'delayed' END,
    deliver_after = plan."deliverAfter", reason = plan.reason
  FROM plan WHERE deliveries.id = ANY (ARRAY(SELECT id FROM plan)) AND deliveries.id = plan.id`;

/**
 * Lets deliveries that failed be due again at `$5`, at most `$4`, the oldest first: those of order `$1`, on channel `$2`, that
 * failed since `$3`; null is any. What another operator is just putting back is left to him.
 */
export const RETRY_FAILED = `
  WITH chosen AS MATERIALIZED (
    SELECT id FROM deliveries
     WHERE failed_at IS NOT NULL AND ($1::uuid IS NULL OR order_id = $1::uuid)
       AND ($2::text IS NULL OR channel = $2) AND ($3::timestamptz IS NULL OR failed_at >= $3::timestamptz)
     ORDER BY id LIMIT $4 FOR UPDATE SKIP LOCKED
  )
  UPDATE deliveries SET status = 'delayed', attempts = 0, failed_at = NULL, tried_since = $5::timestamptz,
                        deliver_after = $5::timestamptz
   WHERE id IN (SELECT id FROM chosen)
  RETURNING ${WHOLE_DELIVERY}`;
