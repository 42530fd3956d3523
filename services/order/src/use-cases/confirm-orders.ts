import { Injectable } from '@nestjs/common';
import { OrderConfirmed } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { OrderRepository } from '../storage/order.repository';

/** Stock is held for these orders: those that still wait for it are confirmed, and their customers hear of it. */
@Injectable()
export class ConfirmOrders {
  constructor(
    private readonly orders: OrderRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, reserved: readonly { readonly orderId: string }[]): Promise<void> {
    const confirmed = await this.orders.moveAll(tx, reserved, { status: 'confirmed', at: this.clock.now() });
    await this.outbox.addAll(
      tx,
      OrderConfirmed,
      confirmed.map(({ id, customerId, saleId, totalMinor, updatedAt }) => ({
        orderId: id,
        customerId,
        saleId,
        totalMinor,
        confirmedAt: updatedAt.toISOString(),
      })),
    );
  }
}
