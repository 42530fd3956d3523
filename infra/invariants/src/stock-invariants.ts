import type { Finding } from './finding';
import { offendersOf, type Ledgers } from './ledgers';

/** Invariant 1: every piece is somewhere, and nothing is negative. */
export async function stockFindings(ledgers: Ledgers): Promise<readonly Finding[]> {
  const wrong = await ledgers.lines(
    'inventory',
    `SELECT format('%s: stocked %s, available %s, reserved %s, sold %s', sku, stocked, available, reserved, sold)
       FROM stock WHERE stocked <> available + reserved + sold OR least(stocked, available, reserved, sold) < 0`,
  );
  const unexplained = await ledgers.lines(
    'inventory',
    `SELECT format('%s: %s reserved, reservations hold %s', sku, reserved, coalesce(held, 0))
       FROM stock LEFT JOIN (SELECT sku, sum(quantity) AS held FROM reservations WHERE status = 'held' GROUP BY sku) r USING (sku)
      WHERE reserved <> coalesce(held, 0)`,
  );
  return [
    { invariant: 'sold + reserved + available = stocked, nothing negative', offenders: offendersOf(wrong) },
    { invariant: 'what is reserved is what reservations hold', offenders: offendersOf(unexplained) },
  ];
}
