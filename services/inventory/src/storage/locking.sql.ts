/**
 * The one sequence in which everybody locks: rows of `stock` by SKU, then of `sale_allocations` by sale, then of
 * `permit_leases` by lease, then `reservations`. So two transactions wait for each other, but never in a circle. Each step
 * counts the rows of the step before, which makes PostgreSQL finish that step first.
 *
 * Isolation: READ COMMITTED is enough. `FOR UPDATE` waits for whoever is changing a row and then reads its newest committed
 * version, not that of the snapshot; the UPDATEs behind it find their rows through the snapshot but follow each to that newest
 * version, which nobody else changes before we commit. They carry no condition of their own: should this reasoning be
 * wrong, the CHECKs stop everything, where a condition would only skip a row.
 */
export const lockStock = (skus: string) => `
  locked_stock AS MATERIALIZED (
    SELECT sku FROM stock WHERE sku = ANY (ARRAY(${skus})) ORDER BY sku FOR UPDATE
  )`;

/** Behind {@link lockStock}. `free` and `is_closed` are what they are before this statement. */
export const lockSales = (saleIds: string) => `
  locked_sale AS MATERIALIZED (
    SELECT sale_id, free, is_closed FROM sale_allocations
     WHERE sale_id = ANY (ARRAY(${saleIds})) AND (SELECT count(*) FROM locked_stock) >= 0
     ORDER BY sale_id FOR UPDATE
  )`;

/** In a WHERE: nothing before the rows of {@link lockSales} are locked. */
export const SALES_ARE_LOCKED = '(SELECT count(*) FROM locked_sale) >= 0';

/** The sales that had nothing left and have something now, given `changed_sale` as it is after the change. */
export const NOW_AVAILABLE = `
  (SELECT coalesce(
            json_agg(json_build_object('saleId', sale_id, 'free', changed.free, 'stockRevision', stock_revision)), '[]')
     FROM changed_sale AS changed JOIN locked_sale USING (sale_id)
    WHERE locked_sale.free = 0 AND changed.free > 0) AS "nowAvailable"`;
