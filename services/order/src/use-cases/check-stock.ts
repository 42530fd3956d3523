import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { InventoryClient } from '../clients/inventory.client';
import { priceLines, type OrderRequest, type Shortage } from '../domain/order';
import { OrderRepository } from '../storage/order.repository';
import { ProductRepository } from '../storage/product.repository';

export type StockCheck =
  /** Enough right now; nothing is promised. */
  | { readonly outcome: 'passed' }
  /** Inventory did not answer in time: the order is taken and settles later, as without a check. */
  | { readonly outcome: 'unanswered' }
  /** Not asked: this request was answered before and gets the same answer again. */
  | { readonly outcome: 'repeated' }
  | { readonly outcome: 'short'; readonly shortages: readonly Shortage[] };

/** Asks inventory before an order is placed, for customers who would rather hear no than wait. */
@Injectable()
export class CheckStock {
  constructor(
    private readonly orders: OrderRepository,
    private readonly products: ProductRepository,
    private readonly inventory: InventoryClient,
  ) {}

  async execute(tx: Transaction, request: OrderRequest): Promise<StockCheck> {
    if (await this.orders.findByIdempotencyKey(tx, request)) return { outcome: 'repeated' };
    // What cannot be ordered at all is not worth a question: throws for unknown products.
    priceLines(request.lines, await this.products.pricesOf(tx, request.lines));

    const shortages = await this.inventory.shortagesOf(request.lines);
    if (shortages === undefined) return { outcome: 'unanswered' };
    return shortages.length > 0 ? { outcome: 'short', shortages } : { outcome: 'passed' };
  }
}
