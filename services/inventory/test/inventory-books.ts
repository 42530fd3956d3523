import type { Isolated } from '@floodgate/testing';

/** What must be true of the tables between any two transactions. Selects a line for each thing that is not. */
const TRUTHS = [
  `SELECT format('%s: reserved %s, explained %s', sku, reserved, coalesce(normal, 0) + coalesce(in_sales, 0))
     FROM stock
     LEFT JOIN (SELECT sku, sum(quantity) AS normal FROM reservations WHERE status = 'held' AND sale_id IS NULL GROUP BY sku) r USING (sku)
     LEFT JOIN (SELECT sku, sum(allocated - sold) AS in_sales FROM sale_allocations GROUP BY sku) s USING (sku)
    WHERE reserved <> coalesce(normal, 0) + coalesce(in_sales, 0)`,
  `SELECT format('%s: sold %s, explained %s', sku, sold, coalesce(explained, 0))
     FROM stock LEFT JOIN (SELECT sku, sum(quantity) AS explained FROM reservations WHERE status = 'sold' GROUP BY sku) r USING (sku)
    WHERE sold <> coalesce(explained, 0)`,
  `SELECT format('sale %s: held %s and sold %s, reservations say %s and %s', sale.sale_id, sale.held, sale.sold,
                 coalesce(r.held, 0), coalesce(r.sold, 0))
     FROM sale_allocations AS sale
     LEFT JOIN (SELECT sale_id, sum(quantity) FILTER (WHERE status = 'held') AS held,
                       sum(quantity) FILTER (WHERE status = 'sold') AS sold FROM reservations GROUP BY sale_id) r USING (sale_id)
    WHERE sale.held <> coalesce(r.held, 0) OR sale.sold <> coalesce(r.sold, 0)`,
  `SELECT format('sale %s: leased %s, outstanding %s', sale_id, leased, coalesce(outstanding, 0))
     FROM sale_allocations LEFT JOIN (SELECT sale_id, sum(outstanding) AS outstanding FROM permit_leases GROUP BY sale_id) l USING (sale_id)
    WHERE leased <> coalesce(outstanding, 0)`,
  `SELECT format('order %s is split', order_id) FROM reservations GROUP BY order_id HAVING min(status) <> max(status)`,
];

/** Empty when the books are right. */
export async function wrongBooks({ sql }: Pick<Isolated, 'sql'>): Promise<readonly string[]> {
  const found: string[] = [];
  for (const truth of TRUTHS) found.push(...(await sql<{ format: string }>(truth)).map(({ format }) => format));
  return found;
}
