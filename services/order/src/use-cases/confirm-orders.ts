import { Injectable } from '@nestjs/common';
import { ExpireOrder, OrderConfirmed } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import type { OrderSummary } from '../domain/order';
import { PaymentTerms } from '../domain/payment-terms';
import { OrderRepository } from '../storage/order.repository';

/**
 * Stock is held for these orders: those that still wait for it are confirmed, and their customers hear of it. From then on
 * the time to pay runs, and its end is announced to ourselves: nobody has to look for orders that are due.
 */
@Injectable()
export class ConfirmOrders {
  constructor(
    private readonly orders: OrderRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly terms: PaymentTerms,
  ) {}

  async execute(tx: Transaction, reserved: readonly { readonly orderId: string }[]): Promise<void> {
    const move = { status: 'confirmed', at: this.clock.now(), terms: this.terms } as const;
    const confirmed = await this.orders.moveAll(tx, reserved, move);
    await this.outbox.addAll(
      tx,
      OrderConfirmed,
      confirmed.map((order) => {
        const { orderId, payBy } = dueOf(order);
        const { customerId, saleId, totalMinor, updatedAt } = order;
        return { orderId, payBy, customerId, saleId, totalMinor, confirmedAt: updatedAt.toISOString() };
      }),
    );
    for (const delayMs of new Set(confirmed.map((order) => this.terms.windowMs(order)))) {
      const together = confirmed.filter((order) => this.terms.windowMs(order) === delayMs);
      await this.outbox.addAll(tx, ExpireOrder, together.map(dueOf), { delayMs });
    }
  }
}

/** A confirmed order always has an end of its time to pay. */
function dueOf({ id, payBy, updatedAt }: OrderSummary) {
  return { orderId: id, payBy: (payBy ?? updatedAt).toISOString() };
}
