import { Client } from 'pg';
import type { System } from '../system';

/** How the orders of a sale stand: how many in each state, and what nobody may ever see. */
export interface OrdersOfSale {
  readonly counts: Readonly<Record<string, number>>;
  /** Customers with more than one order. */
  readonly doubled: readonly string[];
  readonly ids: ReadonlySet<string>;
}

export async function ordersOfSale(system: System, saleId: string): Promise<OrdersOfSale> {
  const { databases } = await system.books();
  const client = new Client(databases.order);
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; customer_id: string; status: string }>(
      'SELECT id, customer_id, status FROM orders WHERE sale_id = $1',
      [saleId],
    );
    const counts: Record<string, number> = {};
    for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
    const customers = rows.map(({ customer_id }) => customer_id);
    const doubled = customers.filter((customer, index) => customers.indexOf(customer) !== index);
    return { counts, doubled, ids: new Set(rows.map(({ id }) => id)) };
  } finally {
    await client.end();
  }
}
