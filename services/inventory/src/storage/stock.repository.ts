import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { STOCKED_MAX_COUNT, type Stock } from '../domain/stock';
import { models } from './inventory.database';
import { ADD_STOCK, AVAILABLE_STOCK, TAKE_STOCK } from './stock.sql';

/** Reads take no lock and never wait, however hot the SKU. */
@Injectable()
export class StockRepository {
  find(tx: Transaction, sku: string): Promise<Stock | null> {
    return models(tx).stock.findUnique({ where: { sku } });
  }

  /** In the sequence of the SKUs, behind the given one. */
  list(tx: Transaction, { limit, after }: { limit: number; after: string | undefined }): Promise<Stock[]> {
    return models(tx).stock.findMany({ where: { sku: { gt: after ?? '' } }, orderBy: { sku: 'asc' }, take: limit });
  }

  /** SKUs nobody stocks are missing. */
  async availableBySku(tx: Transaction, skus: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await tx.$queryRawUnsafe<readonly Pick<Stock, 'sku' | 'available'>[]>(AVAILABLE_STOCK, skus);
    return new Map(rows.map(({ sku, available }) => [sku, available]));
  }

  /** Null when there is too little to take out, or too much to add. */
  async adjust(tx: Transaction, sku: string, quantity: number): Promise<Stock | null> {
    const [adjusted] =
      quantity > 0
        ? await tx.$queryRawUnsafe<Stock[]>(ADD_STOCK, sku, quantity, STOCKED_MAX_COUNT)
        : await tx.$queryRawUnsafe<Stock[]>(TAKE_STOCK, sku, -quantity);
    return adjusted ?? null;
  }
}
