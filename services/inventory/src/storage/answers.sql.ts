/**
 * The reservations of orders, each looked up on its own, whatever PostgreSQL believes of the table: its plan may be from when
 * there were none, and would read all of them with every batch ever after. Isolation: see `locking.sql.ts`.
 */
const lookedUp = (orderIds: string) => `
  SELECT found.* FROM (SELECT DISTINCT order_id FROM ${orderIds}) AS asked, LATERAL (
    SELECT order_id, sku, quantity, sale_id, status, available, decided_at
      FROM reservations WHERE reservations.order_id = asked.order_id OFFSET 0) AS found`;

/** Of orders `$1`. */
export const RESERVATIONS_OF = lookedUp('unnest($1::uuid[]) AS listed (order_id)');

/** What orders in `line` were answered before. */
export const ANSWERED = `answered AS MATERIALIZED (${lookedUp('line')})`;

/** One answer for each order in `answered` and `decided`, with the lines that could not be held. */
export const ANSWERS = `
  SELECT order_id AS "orderId", status, decided_at AS "decidedAt",
         coalesce(
           jsonb_agg(jsonb_build_object('sku', sku, 'requested', quantity, 'available', available) ORDER BY sku)
             FILTER (WHERE status = 'refused' AND quantity > coalesce(available, 0)),
           '[]'
         ) AS unmet
    FROM (SELECT * FROM answered UNION ALL SELECT * FROM decided) AS answer
   GROUP BY order_id, status, decided_at`;
