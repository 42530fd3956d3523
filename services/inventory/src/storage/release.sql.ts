import { RESERVATIONS_OF } from './answers.sql';
import { NOW_AVAILABLE } from './now-available.sql';

/**
 * What becomes of reservations after they were decided. Every statement takes a whole batch and moves a row only out of the
 * status it expects, so that the second of two events finds nothing to do, whichever it is. The events of one order travel
 * through queues of their own and may overtake each other:
 *
 * - *cancelled* before *placed*: leaves a row `cancelled`, which *placed* finds instead of reserving;
 * - *refunded* before *paid*: releases what is still held, for good; *paid* then finds nothing held;
 * - *paid* and *expired* follow the answer to *placed*, which was committed with the reservation: they always find it.
 *
 * The new status tells what a row was: `released` was held, `refunded` was sold.
 *
 * Isolation and locks: see `locking.sql.ts`. The stock and the sales of these orders must be locked.
 */

/**
 * Those reservations of orders `$1` that are in one of `statuses` get the status `to` at `$2`. Of an equation (`is_due = 1`, where
 * a boolean would do) PostgreSQL expects so few rows that it looks up each of them, even with a plan from an empty table.
 */
const moving = ({ statuses, to }: { readonly statuses: string; readonly to: string }) => `
  found AS MATERIALIZED (
    SELECT order_id, sku, (status IN (${statuses}))::int AS is_due FROM (${RESERVATIONS_OF}) AS reserved
  ), moved AS (
    UPDATE reservations SET status = ${to}, changed_at = $2::timestamptz
      FROM found
     WHERE reservations.order_id = found.order_id AND reservations.sku = found.sku AND is_due = 1 AND status IN (${statuses})
    RETURNING reservations.*
  )`;

/** Pieces become sold. `$1` are order ids, `$2` is now. */
export const SELL_RESERVATIONS = `
  WITH ${moving({ statuses: `'held'`, to: `'sold'` })}, changed_stock AS (
    UPDATE stock SET reserved = stock.reserved - moving.quantity, sold = stock.sold + moving.quantity
      FROM (SELECT sku, sum(quantity)::int AS quantity FROM moved GROUP BY sku) AS moving
     WHERE stock.sku = moving.sku
  )
  UPDATE sale_allocations AS sale
     SET held = sale.held - moving.quantity, sold = sale.sold + moving.quantity, stock_revision = sale.stock_revision + 1
    FROM (SELECT sale_id, sum(quantity)::int AS quantity FROM moved WHERE sale_id IS NOT NULL GROUP BY sale_id) AS moving
   WHERE sale.sale_id = moving.sale_id`;

/** Pieces of an open sale stay in the sale, all others go back to the stock. */
const releasing = (moved: string) => `
  WITH ${moved}, freed AS MATERIALIZED (
    SELECT order_id, moved.sku, sale_id, quantity, status = 'refunded' AS was_sold,
           coalesce(NOT is_closed, false) AS stays_in_sale
      FROM moved LEFT JOIN sale_allocations USING (sale_id) WHERE status <> 'cancelled'
  ), changed_stock AS (
    UPDATE stock
       SET available = stock.available + given_back, sold = stock.sold - unsold,
           reserved = stock.reserved + unsold - given_back
      FROM (SELECT sku, coalesce(sum(quantity) FILTER (WHERE NOT stays_in_sale), 0)::int AS given_back,
                   coalesce(sum(quantity) FILTER (WHERE was_sold), 0)::int AS unsold
              FROM freed GROUP BY sku) AS moving
     WHERE stock.sku = moving.sku AND (given_back > 0 OR unsold > 0)
  ), changed_sale AS (
    UPDATE sale_allocations AS sale
       SET held = sale.held - unheld, sold = sale.sold - unsold, stock_revision = sale.stock_revision + 1,
           free = CASE WHEN sale.is_closed THEN 0 ELSE sale.free + unheld + unsold END,
           allocated = CASE WHEN sale.is_closed THEN sale.allocated - unheld - unsold ELSE sale.allocated END
      FROM (SELECT sale_id, coalesce(sum(quantity) FILTER (WHERE NOT was_sold), 0)::int AS unheld,
                   coalesce(sum(quantity) FILTER (WHERE was_sold), 0)::int AS unsold
              FROM freed WHERE sale_id IS NOT NULL GROUP BY sale_id) AS moving
     WHERE sale.sale_id = moving.sale_id
    RETURNING sale.sale_id, sale.free, sale.stock_revision
  ), released AS (
    SELECT order_id AS "orderId", sale_id AS "saleId",
           json_agg(json_build_object('sku', sku, 'quantity', quantity) ORDER BY sku) AS lines
      FROM freed GROUP BY order_id, sale_id
  )
  SELECT (SELECT coalesce(json_agg(released), '[]') FROM released) AS released, ${NOW_AVAILABLE}`;

/** What is held is not wanted any more. `$1` are order ids, `$2` is now. */
export const RELEASE_EXPIRED = releasing(moving({ statuses: `'held'`, to: `'released'` }));

/** What was sold comes back; what is still held is not sold any more. `$1` are order ids, `$2` is now. */
export const RELEASE_REFUNDED = releasing(
  moving({ statuses: `'held', 'sold'`, to: `CASE status WHEN 'sold' THEN 'refunded' ELSE 'released' END` }),
);

/**
 * Releases what is held, and keeps orders that were not placed here yet from reserving. `$1` order ids, `$2` sales, `$3` SKUs
 * and `$4` quantities are parallel arrays of lines, one line per order and SKU; `$5` is now.
 */
export const RELEASE_CANCELLED = releasing(
  `moved AS (
    INSERT INTO reservations (order_id, sale_id, sku, quantity, status, decided_at)
    SELECT order_id, sale_id, sku, quantity, 'cancelled', $5::timestamptz
      FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[]) AS line (order_id, sale_id, sku, quantity)
     ORDER BY order_id, sku
    ON CONFLICT (order_id, sku) DO UPDATE SET status = 'released', changed_at = excluded.decided_at
     WHERE reservations.status = 'held'
    RETURNING *
  )`,
);

/** *placed* came after *cancelled*: says so once per order, so that the permit spent on it goes back once. `$2` is now. */
export const CLOSE_CANCELLED = `
  UPDATE reservations SET status = 'released', changed_at = $2::timestamptz
   WHERE order_id = ANY ($1::uuid[]) AND status = 'cancelled'
  RETURNING order_id AS "orderId"`;
