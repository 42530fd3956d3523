/**
 * A whole batch in one statement: `$1` ids, `$2` customers, `$3` sales, `$4` totals, `$5` idempotency keys, `$6` moments and `$7`
 * lines as JSON are parallel arrays. The id and the customer's idempotency key are unique, so that an order which is already
 * there changes nothing; a transaction that is just inserting it is waited for (READ COMMITTED). Sorted by id, because two
 * batches that insert the same orders in different orders would wait for each other.
 */
export const INSERT_ORDERS = `
  INSERT INTO orders (id, customer_id, sale_id, total_minor, idempotency_key, placed_at, updated_at, lines, status, history)
  SELECT id, customer_id, sale_id, total_minor, idempotency_key, placed_at, placed_at, lines::jsonb, 'placed',
         jsonb_build_array(jsonb_build_object('status', 'placed', 'at', placed_at))
    FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::bigint[], $5::text[], $6::timestamptz[], $7::text[])
         AS asked (id, customer_id, sale_id, total_minor, idempotency_key, placed_at, lines)
   ORDER BY id
  ON CONFLICT DO NOTHING
  RETURNING id`;

/**
 * Moves the orders `$1`, for the reasons `$2` (a parallel array), to the status `$3` at `$4`. The condition on the current
 * status `$5` decides between concurrent moves (READ COMMITTED): the second one waits for the first, sees its result, and
 * finds nothing to do. Locked in the order of the ids, because two batches that move the same orders would wait for each
 * other; no key lock, so that a payment can be recorded meanwhile. A clock that is behind does not put a move before the one
 * that led to it. A confirmation starts the time to pay: `$6` milliseconds, or `$7` for a flash-sale ticket; null leaves it.
 *
 * Written so that PostgreSQL goes through the index whatever it believes: its plan may be from when the table was empty, and
 * would read the whole table with every batch ever after. It looks up each order on its own where LATERAL makes it, and of
 * an equation (`may_move = 1`, where a boolean would do) it expects so few rows that it looks up each of them.
 */
export const MOVE_ORDERS = `
  WITH locked AS MATERIALIZED (
    SELECT found.id, asked.reason, (found.status = ANY ($5::text[]))::int AS may_move
      FROM (SELECT * FROM unnest($1::uuid[], $2::text[]) AS asked (id, reason) ORDER BY id) AS asked,
           LATERAL (SELECT id, status FROM orders WHERE orders.id = asked.id FOR NO KEY UPDATE) AS found
  )
  UPDATE orders
     SET status = $3::text, reason = locked.reason, updated_at = greatest(updated_at, $4::timestamptz),
         history = history || jsonb_strip_nulls(jsonb_build_object(
           'status', $3::text, 'at', greatest(updated_at, $4::timestamptz), 'reason', locked.reason)),
         pay_by = CASE WHEN $6::float8 IS NULL THEN pay_by
                       ELSE greatest(updated_at, $4::timestamptz) + make_interval(secs =>
                              (CASE WHEN sale_id IS NULL THEN $6::float8 ELSE $7::float8 END) / 1000) END
    FROM locked
   WHERE orders.id = locked.id AND may_move = 1 AND status = ANY ($5::text[])
  RETURNING orders.id, customer_id AS "customerId", sale_id AS "saleId", status, total_minor AS "totalMinor", orders.reason,
            placed_at AS "placedAt", pay_by AS "payBy", updated_at AS "updatedAt"`;
