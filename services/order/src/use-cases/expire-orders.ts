import { Injectable } from '@nestjs/common';
import { OrderExpired } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { OrderRepository } from '../storage/order.repository';

/** The time to pay is over for these orders: those that still wait for their money end here. */
@Injectable()
export class ExpireOrders {
  constructor(
    private readonly orders: OrderRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, due: readonly { readonly orderId: string }[]): Promise<void> {
    const expired = await this.orders.moveAll(tx, due, { status: 'expired', at: this.clock.now() });
    await this.outbox.addAll(
      tx,
      OrderExpired,
      expired.map(({ id, customerId, saleId, updatedAt }) => ({
        orderId: id,
        customerId,
        saleId,
        expiredAt: updatedAt.toISOString(),
      })),
    );
  }
}
