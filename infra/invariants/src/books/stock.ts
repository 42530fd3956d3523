import { nothingIn } from '../invariant';

/** Every piece is somewhere, once. */
export const stock = [
  nothingIn('inventory', {
    name: 'stock-adds-up',
    title: 'sold + reserved + available = stocked, and nothing is negative',
    of: 'SKUs',
    count: 'SELECT count(*) FROM stock',
    offenders: `
      SELECT format('%s: stocked %s, available %s, reserved %s, sold %s', sku, stocked, available, reserved, sold)
        FROM stock WHERE stocked <> available + reserved + sold OR least(stocked, available, reserved, sold) < 0`,
  }),
  nothingIn('inventory', {
    name: 'reserved-is-explained',
    title: 'what is reserved is held by orders or allocated to sales',
    of: 'SKUs',
    count: 'SELECT count(*) FROM stock',
    offenders: `
      SELECT format('%s: %s reserved, orders hold %s, sales have %s unsold', sku, reserved, coalesce(held, 0), coalesce(unsold, 0))
        FROM stock
        LEFT JOIN (SELECT sku, sum(quantity) AS held FROM reservations
                    WHERE status = 'held' AND sale_id IS NULL GROUP BY sku) AS normal USING (sku)
        LEFT JOIN (SELECT sku, sum(allocated - sold) AS unsold FROM sale_allocations GROUP BY sku) AS sale USING (sku)
       WHERE reserved <> coalesce(held, 0) + coalesce(unsold, 0)`,
  }),
  nothingIn('inventory', {
    name: 'sold-is-explained',
    title: 'what is sold was sold to orders',
    of: 'SKUs',
    count: 'SELECT count(*) FROM stock',
    offenders: `
      SELECT format('%s: %s sold, to orders %s', sku, stock.sold, coalesce(bought, 0))
        FROM stock
        LEFT JOIN (SELECT sku, sum(quantity) AS bought FROM reservations WHERE status = 'sold' GROUP BY sku) AS order_line USING (sku)
       WHERE stock.sold <> coalesce(bought, 0)`,
  }),
];
