import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { StockAdjustment } from '../domain/stock-adjustment';
import { models } from './inventory.database';

@Injectable()
export class AdjustmentRepository {
  /**
   * Writes the adjustment into the books, unless the operator's key is there already: then returns what it was used for.
   * A transaction that is just using the same key is waited for.
   */
  async insert(tx: Transaction, adjustment: StockAdjustment): Promise<StockAdjustment | null> {
    const { count } = await models(tx).stockAdjustment.createMany({ data: [adjustment], skipDuplicates: true });
    if (count === 1) return null;
    const { adjustedBy, idempotencyKey } = adjustment;
    return models(tx).stockAdjustment.findFirst({ where: { adjustedBy, idempotencyKey } });
  }
}
