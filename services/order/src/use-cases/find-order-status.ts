import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { OrderSummary } from '../domain/order';
import { OrderRepository } from '../storage/order.repository';

/** How far an order has come, for another service; null while it has not arrived. */
@Injectable()
export class FindOrderStatus {
  constructor(private readonly orders: OrderRepository) {}

  execute(tx: Transaction, orderId: string): Promise<OrderSummary | null> {
    return this.orders.find(tx, orderId);
  }
}
