/**
 * Adds `$2` pieces of `$1`, up to `$3` in all. Two who add the first pieces of a SKU at once: one inserts, the other waits
 * and adds.
 */
export const ADD_STOCK = `
  INSERT INTO stock (sku, stocked, available) VALUES ($1, $2::int, $2::int)
  ON CONFLICT (sku) DO UPDATE
     SET stocked = stock.stocked + excluded.stocked, available = stock.available + excluded.available
   WHERE stock.stocked + excluded.stocked <= $3::int
  RETURNING sku, stocked, available, reserved, sold`;

/** Takes `$2` pieces of `$1` out, if so many are available when it is this statement's turn at the row. */
export const TAKE_STOCK = `
  UPDATE stock SET stocked = stocked - $2::int, available = available - $2::int
   WHERE sku = $1 AND available >= $2::int
  RETURNING sku, stocked, available, reserved, sold`;

/** What there is of the SKUs `$1`. Asked over and over before an order, so it takes the short way past the models. Reads take no lock. */
export const AVAILABLE_STOCK = 'SELECT sku, available FROM stock WHERE sku = ANY ($1::text[])';
