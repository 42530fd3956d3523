import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { assertReadable, type OrderWithHistory, type Reader } from '../domain/order';
import { OrderRepository } from '../storage/order.repository';

interface Question {
  readonly orderId: string;
  readonly reader: Reader;
}

/** One order with its history, for whoever may read it. */
@Injectable()
export class GetOrder {
  constructor(private readonly orders: OrderRepository) {}

  async execute(tx: Transaction, { orderId, reader }: Question): Promise<OrderWithHistory> {
    const order = await this.orders.get(tx, orderId);
    assertReadable(order, reader);
    return order;
  }
}
