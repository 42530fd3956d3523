import { ANSWERED, ANSWERS } from './answers.sql';

/**
 * Answers orders in the sequence they came, each all lines or none. `$1` order ids, `$2` SKUs and `$3` quantities are
 * parallel arrays of lines, one line per order and SKU; `$4` is now. An order that is missing from the result fits by itself
 * but not behind those before it: ask again. The first order always gets its answer, so asking again ends, and
 * the outcome is that of deciding one order after the other.
 *
 * Isolation: READ COMMITTED is enough. The busiest statement of the service does without a statement for its locks: `locked`
 * waits for whoever is changing the same rows and then reads the newest committed version of each, not that of the snapshot;
 * nobody changes them again until we commit. The UPDATE finds its rows through the older snapshot, but follows each to that
 * newest version. It writes the whole row from what `locked` says, because PostgreSQL tries the CHECKs on the snapshot's version
 * first, where pieces that were given back meanwhile are missing. It has no condition of its own: under the lock
 * it could not fail. Everybody locks in the sequence of `locking.sql.ts`.
 *
 * One order in two batches at once: neither finds the other in `answered`, the primary key of `reservations` refuses the
 * later batch, and its next attempt finds the answer that was given.
 */
export const RESERVE_LINES = `
  WITH line AS MATERIALIZED (
    SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[]) WITH ORDINALITY AS line (order_id, sku, quantity, position)
  ), ${ANSWERED}, locked AS MATERIALIZED (
    SELECT * FROM stock WHERE sku = ANY (ARRAY(SELECT DISTINCT sku FROM line)) ORDER BY sku FOR UPDATE
  ), judged AS MATERIALIZED (
    SELECT order_id, sku, quantity, position, available,
           bool_and(coalesce(quantity <= available, false)) OVER (PARTITION BY order_id) AS fits_alone
      FROM line LEFT JOIN locked USING (sku)
     WHERE order_id NOT IN (SELECT order_id FROM answered)
  ), queued AS (
    SELECT order_id, available,
           sum(quantity) OVER (PARTITION BY sku ORDER BY position ROWS UNBOUNDED PRECEDING) AS running_total
      FROM judged WHERE fits_alone
  ), accepted AS MATERIALIZED (
    SELECT order_id FROM queued GROUP BY order_id HAVING bool_and(running_total <= available)
  ), needed AS (
    SELECT sku, sum(quantity)::int AS quantity FROM judged JOIN accepted USING (order_id) GROUP BY sku
  ), taken AS (
    UPDATE stock
       SET available = locked.available - needed.quantity, reserved = locked.reserved + needed.quantity,
           stocked = locked.stocked, sold = locked.sold
      FROM needed JOIN locked USING (sku) WHERE stock.sku = needed.sku
  ), decided AS (
    INSERT INTO reservations (order_id, sku, quantity, status, available, decided_at)
    SELECT order_id, sku, quantity,
           CASE WHEN fits_alone THEN 'held' ELSE 'refused' END,
           CASE WHEN NOT fits_alone THEN available END,
           $4::timestamptz
      FROM judged WHERE NOT fits_alone OR order_id IN (SELECT order_id FROM accepted)
    RETURNING order_id, sku, quantity, sale_id, status, available, decided_at
  ) ${ANSWERS}`;
