import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { OrderSummary } from '../domain/order';
import { OrderRepository } from '../storage/order.repository';

/** How far orders have come, for another service; those that have not arrived are missing. */
@Injectable()
export class FindOrderStatuses {
  constructor(private readonly orders: OrderRepository) {}

  execute(tx: Transaction, orderIds: readonly string[]): Promise<OrderSummary[]> {
    return this.orders.findAll(tx, orderIds);
  }
}
