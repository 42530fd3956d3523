import { Injectable } from '@nestjs/common';
import { OrderPlaced } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { v7 as uuidv7 } from 'uuid';
import { placedFacts } from '../domain/order-facts';
import {
  assertSameRequest,
  assertTotalInBounds,
  placeOrder,
  priceLines,
  type Order,
  type OrderRequest,
} from '../domain/order';
import { OrderRepository } from '../storage/order.repository';
import { ProductRepository } from '../storage/product.repository';

/** Takes a customer's order at our prices. Stock is not asked: the order is settled when inventory has heard of it. */
@Injectable()
export class PlaceOrder {
  constructor(
    private readonly orders: OrderRepository,
    private readonly products: ProductRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, request: OrderRequest): Promise<Order> {
    const { customerId, idempotencyKey } = request;
    const prices = await this.products.pricesOf(tx, request.lines);
    const lines = priceLines(request.lines, prices);
    const order = placeOrder({ id: uuidv7(), customerId, saleId: null, lines, now: this.clock.now() });
    assertTotalInBounds(order);

    const inserted = await this.orders.insertAll(tx, [{ ...order, idempotencyKey }]);
    if (!inserted.has(order.id)) return this.placedBefore(tx, request);
    await this.outbox.add(tx, OrderPlaced, placedFacts(order));
    return order;
  }

  /** The customer's key is taken: the insert has waited for whoever took it, so their order is there to be read. */
  private async placedBefore(tx: Transaction, request: OrderRequest): Promise<Order> {
    const order = await this.orders.getByIdempotencyKey(tx, request);
    assertSameRequest(order, request);
    return order;
  }
}
