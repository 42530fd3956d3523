import type { Finding } from './finding';
import { differencesOf, offendersOf, type Ledgers } from './ledgers';

/** Invariant 3: one reservation for each line of a confirmed order, none for any other. */
export async function reservationFindings(ledgers: Ledgers): Promise<readonly Finding[]> {
  const ordered = await ledgers.lines(
    'order',
    `SELECT format('%s %s × %s', order_id, sku, sum(quantity)) FROM order_lines JOIN orders ON id = order_id
      WHERE status IN ('confirmed', 'paid') GROUP BY order_id, sku`,
  );
  const held = await ledgers.lines(
    'inventory',
    `SELECT format('%s %s × %s', order_id, sku, quantity) FROM reservations WHERE status = 'held'`,
  );
  const words = { missing: 'confirmed without a reservation', surplus: 'reserved without a confirmed order' };
  return [
    {
      invariant: 'a reservation for every confirmed order, none for any other',
      offenders: offendersOf(differencesOf(ordered, held, words)),
    },
  ];
}
