import { ANSWERED, ANSWERS } from './answers.sql';

/**
 * Answers orders of flash sales in the sequence they came. `$1` order ids, `$2` sales, `$3` leases (null when none), `$4` SKUs
 * and `$5` quantities are parallel arrays of lines, one line per order and SKU; `$6` is now. An order that is missing from the
 * result fits by itself but not behind those before it: ask again.
 *
 * A ticket takes from its lease, which holds pieces for it: such a ticket is never refused. Only when the lease
 * has not so many outstanding, because it was reconciled or is none of ours, the ticket takes from what is free. A sale has
 * one SKU; an order for anything else is refused whole.
 *
 * Isolation and locks: see `locking.sql.ts`. The sales must be locked. No row of `stock` changes: what is allocated is
 * reserved there already.
 */
export const RESERVE_TICKETS = `
  WITH line AS MATERIALIZED (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::int[]) WITH ORDINALITY
           AS line (order_id, sale_id, lease_id, sku, quantity, position)
  ), ${ANSWERED}, sale AS MATERIALIZED (
    SELECT sale_id, sku, free FROM sale_allocations WHERE sale_id = ANY (ARRAY(SELECT DISTINCT sale_id FROM line))
  ), lease AS MATERIALIZED (
    SELECT found.* FROM (SELECT DISTINCT lease_id FROM line) AS asked, LATERAL (
      SELECT lease_id, sale_id, outstanding FROM permit_leases WHERE permit_leases.lease_id = asked.lease_id OFFSET 0) AS found
  ), judged AS MATERIALIZED (
    SELECT line.*, outstanding, CASE WHEN line.sku = sale.sku THEN sale.free ELSE 0 END AS free,
           CASE WHEN quantity <= outstanding THEN 'lease' WHEN quantity <= sale.free THEN 'sale' ELSE 'none' END AS source,
           bool_and(coalesce(line.sku = sale.sku, false)) OVER (PARTITION BY order_id) AS is_of_sale
      FROM line LEFT JOIN sale USING (sale_id) LEFT JOIN lease USING (lease_id, sale_id)
     WHERE order_id NOT IN (SELECT order_id FROM answered)
  ), queued AS (
    SELECT order_id, sale_id, lease_id, source, quantity, CASE source WHEN 'lease' THEN outstanding ELSE free END AS capacity,
           sum(quantity) OVER (
             PARTITION BY source, CASE source WHEN 'lease' THEN lease_id ELSE sale_id END
             ORDER BY position ROWS UNBOUNDED PRECEDING) AS running_total
      FROM judged WHERE source <> 'none' AND is_of_sale
  ), accepted AS MATERIALIZED (
    SELECT * FROM queued WHERE running_total <= capacity
  ), spent AS (
    UPDATE permit_leases AS lease
       SET outstanding = lease.outstanding - moving.quantity, arrived = lease.arrived + moving.quantity
      FROM (SELECT lease_id, sum(quantity)::int AS quantity FROM accepted WHERE source = 'lease' GROUP BY lease_id) AS moving
     WHERE lease.lease_id = moving.lease_id
  ), taken AS (
    UPDATE sale_allocations AS sale
       SET leased = sale.leased - from_leases, free = sale.free - from_free,
           held = sale.held + from_leases + from_free, stock_revision = sale.stock_revision + 1
      FROM (SELECT sale_id, coalesce(sum(quantity) FILTER (WHERE source = 'lease'), 0)::int AS from_leases,
                   coalesce(sum(quantity) FILTER (WHERE source = 'sale'), 0)::int AS from_free
              FROM accepted GROUP BY sale_id) AS moving
     WHERE sale.sale_id = moving.sale_id
  ), decided AS (
    INSERT INTO reservations (order_id, sku, quantity, sale_id, status, available, decided_at)
    SELECT order_id, sku, quantity, sale_id,
           CASE WHEN source <> 'none' AND is_of_sale THEN 'held' ELSE 'refused' END,
           CASE WHEN source = 'none' OR NOT is_of_sale THEN coalesce(free, 0) END,
           $6::timestamptz
      FROM judged WHERE source = 'none' OR NOT is_of_sale OR order_id IN (SELECT order_id FROM accepted)
     ORDER BY order_id, sku
    RETURNING order_id, sku, quantity, sale_id, status, available, decided_at
  ) ${ANSWERS}`;
