const allocation = `
  sale_id AS "saleId", sku, allocated, free, leased, held, sold, is_closed AS "isClosed", revision, refusal,
  set_at AS "setAt", stock_revision AS "stockRevision"`;

/** Makes rows for sales `$1` that have none, empty and with SKUs `$2`, at `$3`. Two at once make one. */
export const OPEN_ALLOCATIONS = `
  INSERT INTO sale_allocations (sale_id, sku, allocated, free, revision, set_at)
  SELECT sale_id, sku, 0, 0, 0, $3::timestamptz
    FROM unnest($1::uuid[], $2::text[]) AS opened (sale_id, sku) ORDER BY sale_id
  ON CONFLICT (sale_id) DO NOTHING`;

/** Reads the newest version, and keeps everybody else from changing it until we commit. */
export const GET_ALLOCATION_FOR_UPDATE = `SELECT ${allocation} FROM sale_allocations WHERE sale_id = $1::uuid FOR UPDATE`;

/**
 * Moves `$2` pieces from the stock to sale `$1`, or back when it is negative, and writes down what was answered: closed `$3`,
 * revision `$4`, refusal `$5`, at `$6`. Isolation and locks: see `locking.sql.ts`;
 * the sale and its stock must be locked.
 */
export const CHANGE_ALLOCATION = `
  WITH changed_sale AS (
    UPDATE sale_allocations
       SET allocated = allocated + $2::int, free = free + $2::int, is_closed = $3::boolean, revision = $4::int, refusal = $5,
           set_at = $6::timestamptz, stock_revision = stock_revision + 1
     WHERE sale_id = $1::uuid
    RETURNING *
  ), changed_stock AS (
    UPDATE stock SET available = stock.available - $2::int, reserved = stock.reserved + $2::int
      FROM changed_sale WHERE stock.sku = changed_sale.sku AND $2::int <> 0
  )
  SELECT ${allocation} FROM changed_sale`;
