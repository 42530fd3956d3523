import { isUniqueViolation } from '@floodgate/persistence';
import type { Pool } from 'pg';
import type { ReserveReply, ReserveRequest } from '../../wire/reserve';
import { RESERVE } from './stock.sql';

interface Row {
  readonly quantity: number | null;
  readonly available: number;
}

/** The stock and who has something of it. */
export class StockBook {
  constructor(private readonly pool: Pool) {}

  /** Once for each order, however often it is asked. */
  async reserve(request: ReserveRequest): Promise<ReserveReply> {
    try {
      return await this.tryToReserve(request);
    } catch (error) {
      // The same order was reserved at the same moment: now its reservation can be seen.
      if (isUniqueViolation(error)) return this.tryToReserve(request);
      throw error;
    }
  }

  private async tryToReserve({ orderId, sku, quantity }: ReserveRequest): Promise<ReserveReply> {
    const values = [orderId, sku, quantity];
    const { rows } = await this.pool.query<Row>({ name: 'reserve', text: RESERVE, values });
    const [row] = rows;
    if (row?.quantity) return { outcome: 'reserved', quantity: row.quantity };
    // Read before others took the rest while this one waited: for a single piece, refused means none.
    return { outcome: 'too-few', available: quantity === 1 ? 0 : (row?.available ?? 0) };
  }
}
