import type { Pool } from 'pg';
import type { Sale } from '../sale';
import { HAS_ORDER, INSERT_ORDER, READ_SALES } from './order.sql';

interface SaleRow {
  readonly id: string;
  readonly sku: string;
  readonly price_minor: number;
  readonly per_customer_limit: number;
}

export interface NewOrder {
  readonly orderId: string;
  readonly customerId: string;
  readonly quantity: number;
}

/** What was ordered, and what customers were told about it. */
export class OrderBook {
  constructor(private readonly pool: Pool) {}

  /** @returns whether the order is new */
  async insert(sale: Sale, { orderId, customerId, quantity }: NewOrder): Promise<boolean> {
    const values = [orderId, customerId, sale.id, sale.sku, quantity, sale.priceMinor];
    const statement = { name: 'insert-order', text: INSERT_ORDER, values };
    const { rows } = await this.pool.query<{ readonly count: number }>(statement);
    return rows[0]?.count === 1;
  }

  async has(orderId: string): Promise<boolean> {
    const { rowCount } = await this.pool.query({ name: 'has-order', text: HAS_ORDER, values: [orderId] });
    return rowCount === 1;
  }

  async sales(): Promise<readonly Sale[]> {
    const { rows } = await this.pool.query<SaleRow>(READ_SALES);
    return rows.map((row) => ({
      ...{ id: row.id, sku: row.sku },
      ...{ priceMinor: row.price_minor, perCustomerLimit: row.per_customer_limit },
    }));
  }
}
