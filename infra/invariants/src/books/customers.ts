import { nothingIn, type Invariant } from '../invariant';
import { lines } from '../lines';

/** Per customer and sale: one ticket, of at most as many pieces as the sale allows. */
export const customers: readonly Invariant[] = [
  nothingIn('order', {
    name: 'one-ticket-per-customer',
    title: 'a customer has one ticket in a sale',
    of: 'tickets',
    count: 'SELECT count(*) FROM orders WHERE sale_id IS NOT NULL',
    offenders: `
      SELECT format('%s has %s in sale %s', customer_id, count(*), sale_id) FROM orders
       WHERE sale_id IS NOT NULL GROUP BY customer_id, sale_id HAVING count(*) > 1`,
  }),
  {
    name: 'within-the-limit',
    title: 'no customer has more pieces of a sale than its limit',
    of: 'tickets',
    check: async (ledgers) => {
      const limits: string[] = [];
      const limit = `SELECT id || ' ' || per_customer_limit FROM flash_sales`;
      for await (const line of lines(ledgers.sorted('flash-sale-gateway', limit))) limits.push(line);
      const offenders = `
        SELECT format('%s has %s pieces in sale %s, which allows %s', customer_id, sum(quantity), sale_id, pieces)
          FROM orders JOIN order_lines ON order_id = orders.id
          JOIN (SELECT split_part(line, ' ', 1)::uuid AS sale_id, split_part(line, ' ', 2)::int AS pieces
                  FROM unnest($1::text[]) AS given (line)) AS sale USING (sale_id)
         WHERE status <> 'rejected' GROUP BY customer_id, sale_id, pieces HAVING sum(quantity) > pieces`;
      return {
        examinedCount: await ledgers.count('order', 'SELECT count(*) FROM orders WHERE sale_id IS NOT NULL'),
        offenders: lines(ledgers.sorted('order', offenders, [limits])),
      };
    },
  },
];
