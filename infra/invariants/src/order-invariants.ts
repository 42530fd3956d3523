import type { Finding } from './finding';
import { offendersOf, type Ledgers } from './ledgers';

/** Invariants 2 and 5: every accepted order has exactly one answer; one ticket per customer and sale. */
export async function orderFindings(ledgers: Ledgers): Promise<readonly Finding[]> {
  const open = await ledgers.lines('order', `SELECT id::text FROM orders WHERE status = 'placed'`);
  const answeredTwice = await ledgers.lines(
    'order',
    `SELECT order_id || ': ' || string_agg(status, ' → ' ORDER BY id) FROM order_history
      GROUP BY order_id
     HAVING count(*) FILTER (WHERE status = 'placed') <> 1 OR count(*) FILTER (WHERE status IN ('confirmed', 'rejected')) > 1`,
  );
  const greedy = await ledgers.lines(
    'order',
    `SELECT format('%s has %s orders in sale %s', customer_id, count(*), sale_id) FROM orders
      WHERE sale_id IS NOT NULL AND status <> 'rejected' GROUP BY customer_id, sale_id HAVING count(*) > 1`,
  );
  return [
    { invariant: 'every order has its answer', offenders: offendersOf(open) },
    { invariant: 'no order was answered twice', offenders: offendersOf(answeredTwice) },
    { invariant: 'one order per customer and sale', offenders: offendersOf(greedy) },
  ];
}
