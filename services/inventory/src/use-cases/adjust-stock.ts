import { Injectable } from '@nestjs/common';
import { StockAdjusted } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { v7 as uuidv7 } from 'uuid';
import { adjustmentRefusal, type Stock } from '../domain/stock';
import { assertSameAdjustment, type StockAdjustment } from '../domain/stock-adjustment';
import { AdjustmentRepository } from '../storage/adjustment.repository';
import { StockRepository } from '../storage/stock.repository';

/** An operator puts pieces in or takes them out; the first pieces of a SKU make it known. */
@Injectable()
export class AdjustStock {
  constructor(
    private readonly stock: StockRepository,
    private readonly adjustments: AdjustmentRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws StockUnknown, StockInsufficient, StockTooLarge, IdempotencyKeyReused */
  async execute(tx: Transaction, asked: Omit<StockAdjustment, 'id' | 'adjustedAt'>): Promise<Stock> {
    const adjustment = { ...asked, id: uuidv7(), adjustedAt: this.clock.now() };
    const first = await this.adjustments.insert(tx, adjustment);
    if (first !== null) return this.repeat(tx, first, adjustment);
    const adjusted = await this.stock.adjust(tx, asked.sku, asked.quantity);
    if (adjusted === null) throw adjustmentRefusal(await this.stock.find(tx, asked.sku), asked);
    await this.outbox.add(tx, StockAdjusted, announcement(adjustment, adjusted));
    return adjusted;
  }

  /** Changes nothing: the answer is the stock as it is by now. */
  private async repeat(tx: Transaction, first: StockAdjustment, again: StockAdjustment): Promise<Stock> {
    assertSameAdjustment(first, again);
    const stock = await this.stock.find(tx, first.sku);
    if (stock === null) throw adjustmentRefusal(stock, first);
    return stock;
  }
}

function announcement({ sku, quantity, reason, adjustedAt }: StockAdjustment, { available }: Stock) {
  return { sku, quantity, reason, available, adjustedAt: adjustedAt.toISOString() };
}
