import { sameIn } from '../invariant';

/** One reservation for each line of an order that has its goods, none for any other. */
export const reservations = [
  sameIn({
    name: 'reservations-are-orders',
    title: 'a confirmed order holds each of its lines, a paid one has bought them, any other has nothing',
    of: 'lines',
    expected: [
      'order',
      `SELECT format('%s %s × %s %s', order_id, sku, sum(quantity), CASE status WHEN 'paid' THEN 'sold' ELSE 'held' END)
         FROM order_lines JOIN orders ON id = order_id
        WHERE status IN ('confirmed', 'paid') GROUP BY order_id, sku, status`,
    ],
    found: [
      'inventory',
      `SELECT format('%s %s × %s %s', order_id, sku, quantity, status) FROM reservations WHERE status IN ('held', 'sold')`,
    ],
    words: { missing: 'not in inventory', surplus: 'without such an order' },
  }),
];
