import { onDatabase } from '../system/own-database';
import { READ_ORDERS, READ_RESERVATIONS, READ_STOCK } from './storage/books.sql';

/** What is left of a run of the direct way. */
export interface DirectBooks {
  readonly stock: readonly { sku: string; stocked: number; available: number; reserved: number }[];
  /** Order id → pieces. */
  readonly reservations: ReadonlyMap<string, number>;
  /** Order id → what was stored of it. */
  readonly orders: ReadonlyMap<string, StoredOrder>;
}

export interface StoredOrder {
  readonly quantity: number;
  readonly steps: number;
  readonly notifications: number;
}

interface Rows {
  readonly stock: DirectBooks['stock'][number];
  readonly reservation: { readonly order_id: string; readonly quantity: number };
  readonly order: StoredOrder & { readonly id: string };
}

export async function readDirectBooks(databases: { order: string; stock: string }): Promise<DirectBooks> {
  const { stock, reservations } = await onDatabase(databases.stock, async (client) => ({
    stock: (await client.query<Rows['stock']>(READ_STOCK)).rows,
    reservations: (await client.query<Rows['reservation']>(READ_RESERVATIONS)).rows,
  }));
  const orders = await onDatabase(databases.order, async (client) => client.query<Rows['order']>(READ_ORDERS));
  return {
    stock,
    reservations: new Map(reservations.map(({ order_id, quantity }) => [order_id, quantity])),
    orders: new Map(orders.rows.map(({ id, ...order }) => [id, order])),
  };
}
