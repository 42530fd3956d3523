import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { assertReadable, type OrderSummary, type Reader } from '../domain/order';
import { OrderRepository } from '../storage/order.repository';

interface Question {
  readonly reader: Reader;
  /** Whose orders; without it a customer gets their own and an operator everybody's. */
  readonly customerId: string | undefined;
  readonly limit: number;
  /** The last order of the page before. */
  readonly after: string | undefined;
}

/** Orders for whoever may read them, newest first. */
@Injectable()
export class ListOrders {
  constructor(private readonly orders: OrderRepository) {}

  async execute(tx: Transaction, { reader, customerId, limit, after }: Question): Promise<OrderSummary[]> {
    if (customerId !== undefined) assertReadable({ customerId }, reader);
    const whose = customerId ?? (reader.isOperator ? undefined : reader.customerId);
    return this.orders.list(tx, { customerId: whose, limit, after });
  }
}
