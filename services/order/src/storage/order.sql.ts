/**
 * A whole batch in one statement: `$1` is a JSON array of orders. The id and the customer's idempotency key are unique,
 * so that an order which is already there changes nothing; a transaction that is just inserting it is waited for.
 * Sorted by id, because two batches that insert the same orders in different orders would wait for each other.
 */
export const INSERT_ORDERS = `
  WITH asked AS (
    SELECT * FROM json_to_recordset($1::json) AS asked (
      id uuid, "customerId" text, "saleId" uuid, status text, "totalMinor" bigint,
      "idempotencyKey" text, "placedAt" timestamptz, lines json)
  ), inserted AS (
    INSERT INTO orders (id, customer_id, sale_id, status, total_minor, idempotency_key, placed_at, updated_at)
    SELECT id, "customerId", "saleId", status, "totalMinor", "idempotencyKey", "placedAt", "placedAt"
      FROM asked ORDER BY id
    ON CONFLICT DO NOTHING
    RETURNING id, status, placed_at
  ), remembered AS (
    INSERT INTO order_history (order_id, status, at) SELECT id, status, placed_at FROM inserted
  ), lined AS (
    INSERT INTO order_lines (order_id, sku, quantity, unit_price_minor, position)
    SELECT inserted.id, line.*
      FROM inserted JOIN asked USING (id),
           ROWS FROM (json_to_recordset(asked.lines) AS (sku text, quantity int, "unitPriceMinor" bigint))
             WITH ORDINALITY AS line
  )
  SELECT id FROM inserted`;

/**
 * `$1` is a JSON array of moves to the status `$2` at `$3`. The condition on the current status `$4` decides between
 * concurrent moves (READ COMMITTED): the second one waits for the first, sees its result, and finds nothing to do.
 * Locked in the order of the ids, because two batches that move the same orders would wait for each other; no key lock,
 * so that a payment can be recorded meanwhile. A clock that is behind does not put a move before the one that led to it.
 * A confirmation starts the time to pay: `$5` milliseconds, or `$6` for a flash-sale ticket; null leaves it as it is.
 */
export const MOVE_ORDERS = `
  WITH asked AS (
    SELECT * FROM json_to_recordset($1::json) AS asked ("orderId" uuid, reason text)
  ), locked AS (
    SELECT orders.id, asked.reason
      FROM orders JOIN asked ON orders.id = asked."orderId"
     WHERE orders.status = ANY ($4::text[])
     ORDER BY orders.id FOR NO KEY UPDATE OF orders
  ), moved AS (
    UPDATE orders
       SET status = $2, reason = locked.reason, updated_at = greatest(orders.updated_at, $3::timestamptz),
           pay_by = CASE WHEN $5::float8 IS NULL THEN orders.pay_by
                         ELSE greatest(orders.updated_at, $3::timestamptz) + make_interval(secs =>
                                (CASE WHEN orders.sale_id IS NULL THEN $5::float8 ELSE $6::float8 END) / 1000) END
      FROM locked
     WHERE orders.id = locked.id AND orders.status = ANY ($4::text[])
    RETURNING orders.*
  ), remembered AS (
    INSERT INTO order_history (order_id, status, at, reason) SELECT id, status, updated_at, reason FROM moved
  )
  SELECT id, customer_id AS "customerId", sale_id AS "saleId", status, total_minor AS "totalMinor", reason,
         placed_at AS "placedAt", pay_by AS "payBy", updated_at AS "updatedAt"
    FROM moved`;
