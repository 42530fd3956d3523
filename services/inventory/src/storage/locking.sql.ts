import { RESERVATIONS_OF } from './answers.sql';

/** Selects what to lock; `reading` goes before both. */
interface Wanted {
  readonly skus: string;
  readonly saleIds: string;
  readonly reading?: string;
}

/**
 * Who changes the books first locks what it will change, always in one sequence: rows of `stock`
 * by SKU, then rows of `sale_allocations` by sale. A sale's row also stands for its leases, and either for the reservations
 * behind it. So two transactions wait for each other, but never in a circle.
 *
 * Isolation: READ COMMITTED is enough. The statement that follows takes its snapshot after the locks are held, so it sees all
 * that others committed to these rows, and nobody changes them before we commit. In one statement with the locks it would
 * not: it would find the rows as they were before it waited, and PostgreSQL would try the CHECKs on sums made from those.
 *
 * The UPDATEs carry no condition of their own: should this reasoning be wrong, the CHECKs stop everything, where a condition
 * would only skip a row.
 */
const locking = ({ skus, saleIds, reading = '' }: Wanted) => `
  WITH ${reading}locked_stock AS MATERIALIZED (
    SELECT sku FROM stock WHERE sku = ANY (ARRAY(${skus})) ORDER BY sku FOR UPDATE
  ), locked_sale AS MATERIALIZED (
    -- Counting makes PostgreSQL lock all of the stock first.
    SELECT sale_id FROM sale_allocations
     WHERE sale_id = ANY (ARRAY(${saleIds})) AND (SELECT count(*) FROM locked_stock) >= 0
     ORDER BY sale_id FOR UPDATE
  )
  SELECT count(*)::int FROM locked_sale`;

/** The stock of SKUs `$1`. */
export const LOCK_STOCK = 'SELECT FROM stock WHERE sku = ANY ($1::text[]) ORDER BY sku FOR UPDATE';

/** What orders `$1` have reserved, in stock and sales. The SKUs and the sale of a reservation never change. */
export const LOCK_RESERVED = locking({
  reading: `reserved AS MATERIALIZED (${RESERVATIONS_OF}), `,
  skus: 'SELECT DISTINCT sku FROM reserved',
  saleIds: 'SELECT DISTINCT sale_id FROM reserved',
});

/** The stock of SKUs `$1`, the sales `$2` and the stock behind them. The SKU of a sale never changes. */
export const LOCK_STOCK_AND_SALES = locking({
  skus: 'SELECT unnest($1::text[]) UNION SELECT sku FROM sale_allocations WHERE sale_id = ANY ($2::uuid[])',
  saleIds: 'SELECT unnest($2::uuid[])',
});
