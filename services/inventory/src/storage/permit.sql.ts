import { NOW_AVAILABLE } from './now-available.sql';

/**
 * Permits of leases go back to their sales, or to the stock where the sale is closed. `asked` says how many of which lease and
 * sale; never more go back than are outstanding, so whoever comes second finds nothing.
 *
 * Isolation and locks: see `locking.sql.ts`. The sales and the stock behind them must be locked.
 */
const givingBack = (asked: string, { only, change }: { only: string; change: string }) => `
  WITH moving AS MATERIALIZED (
    SELECT lease_id, sale_id, least(asked.quantity, outstanding) AS quantity
      FROM permit_leases AS lease JOIN (${asked}) AS asked USING (lease_id, sale_id) WHERE ${only}
  ), changed_lease AS (
    UPDATE permit_leases AS lease
       SET outstanding = lease.outstanding - quantity, given_back = lease.given_back + quantity, ${change}
      FROM moving WHERE lease.lease_id = moving.lease_id
    RETURNING lease.lease_id, lease.sale_id, quantity, holder, returned_at
  ), freed AS MATERIALIZED (
    SELECT sale_id, sum(quantity)::int AS quantity FROM moving GROUP BY sale_id HAVING sum(quantity) > 0
  ), changed_sale AS (
    UPDATE sale_allocations AS sale
       SET leased = sale.leased - quantity, stock_revision = sale.stock_revision + 1,
           free = CASE WHEN is_closed THEN 0 ELSE sale.free + quantity END,
           allocated = CASE WHEN is_closed THEN allocated - quantity ELSE allocated END
      FROM freed WHERE sale.sale_id = freed.sale_id
    RETURNING sale.sale_id, sale.free, sale.stock_revision
  ), changed_stock AS (
    UPDATE stock SET available = stock.available + quantity, reserved = stock.reserved - quantity
      FROM (SELECT sku, sum(quantity)::int AS quantity
              FROM freed JOIN sale_allocations USING (sale_id) WHERE is_closed GROUP BY sku) AS leaving
     WHERE stock.sku = leaving.sku
  )
  SELECT (SELECT coalesce(
                   json_agg(json_build_object(
                     'leaseId', lease_id, 'saleId', sale_id, 'count', quantity,
                     'holder', holder, 'wasReturned', returned_at IS NOT NULL)), '[]')
            FROM changed_lease WHERE quantity > 0) AS leases, ${NOW_AVAILABLE}`;

const given = 'SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS given (lease_id, sale_id, quantity)';

/** Spent in vain. `$1` leases, `$2` sales and `$3` quantities are parallel arrays, a lease once. */
export const FREE_WASTED_PERMITS = givingBack(given, { only: 'true', change: 'reconciled = lease.reconciled' });

/**
 * A lease ends: these were not spent. Parameters as before; `$4` is now, `$5` until when what was spent may arrive. Once
 * per lease.
 */
export const TAKE_BACK_PERMITS = givingBack(given, {
  only: 'lease.returned_at IS NULL',
  change: 'returned_at = $4::timestamptz, reconcile_at = greatest(lease.reconcile_at, $5::timestamptz)',
});

/** Up to `$2` sales that have leases of which by `$1` nobody can be expected to bring what is outstanding. */
export const SALES_TO_RECONCILE = `
  SELECT DISTINCT sale_id AS "saleId" FROM permit_leases
   WHERE outstanding > 0 AND reconcile_at <= $1::timestamptz LIMIT $2`;

/** What is outstanding then goes back. `$1` is now, `$2` are sales. */
export const RECONCILE_LEASES = givingBack(
  'SELECT lease_id, sale_id, outstanding AS quantity FROM permit_leases WHERE sale_id = ANY ($2::uuid[])',
  {
    only: 'lease.outstanding > 0 AND lease.reconcile_at <= $1::timestamptz',
    change: 'reconciled = lease.reconciled + quantity',
  },
);

/** Hands permits of `$2` to `$3`: lease `$1`, `$4` permits, from `$5` to `$6`, reconciled at `$7`. The sale must be locked. */
export const GRANT_LEASE = `
  WITH granted AS (
    INSERT INTO permit_leases (lease_id, sale_id, holder, granted, outstanding, leased_at, expires_at, reconcile_at)
    VALUES ($1::uuid, $2::uuid, $3, $4::int, $4::int, $5::timestamptz, $6::timestamptz, $7::timestamptz)
    RETURNING sale_id, granted
  )
  UPDATE sale_allocations AS sale
     SET free = sale.free - granted, leased = sale.leased + granted, stock_revision = sale.stock_revision + 1
    FROM granted WHERE sale.sale_id = granted.sale_id
  RETURNING sale.free, sale.stock_revision AS "stockRevision"`;

/**
 * For who asks for lease `$1` of sale `$2` as `$3` at `$4`: what it was granted before, null when it never was and 0 when nothing
 * may be spent on it any more or it is of another sale; and how many other replicas have permits of the sale to spend. The
 * sale must be locked.
 */
export const LOOK_BEFORE_GRANT = `
  SELECT (SELECT CASE WHEN returned_at IS NULL AND reconciled = 0 AND sale_id = $2::uuid THEN granted ELSE 0 END
            FROM permit_leases WHERE lease_id = $1::uuid) AS "grantedBefore",
         (SELECT count(DISTINCT holder)::int FROM permit_leases
           WHERE outstanding > 0 AND reconcile_at > $4::timestamptz
             AND sale_id = $2::uuid AND holder <> $3 AND returned_at IS NULL AND expires_at > $4::timestamptz
         ) AS "otherHolderCount"`;
