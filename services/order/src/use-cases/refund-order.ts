import { Injectable } from '@nestjs/common';
import { OrderRefunded, SettlePayment } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import type { OrderSummary } from '../domain/order';
import { MoveRefused } from '../domain/order.errors';
import { OrderRepository } from '../storage/order.repository';
import { PaymentRepository } from '../storage/payment.repository';

interface Refund {
  readonly orderId: string;
  readonly reason: string;
}

/** Undoes a paid order. The provider is told by a command, which goes on until it says that the money is back. */
@Injectable()
export class RefundOrder {
  constructor(
    private readonly orders: OrderRepository,
    private readonly payments: PaymentRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, { orderId, reason }: Refund): Promise<OrderSummary> {
    const paymentId = await this.payments.lockApproved(tx, orderId);
    if (paymentId === undefined) return this.refundedBefore(tx, orderId);
    const move = { status: 'refunded', at: this.clock.now() } as const;
    const [refunded] = await this.orders.moveAll(tx, [{ orderId, reason }], move);
    if (!refunded) return this.refundedBefore(tx, orderId);

    await this.payments.saveAll(tx, [{ paymentId, status: 'refunding', reason: null }]);
    const { customerId, saleId, totalMinor, updatedAt } = refunded;
    const facts = { orderId, customerId, saleId, totalMinor, paymentId, reason, refundedAt: updatedAt.toISOString() };
    await this.outbox.add(tx, OrderRefunded, facts);
    await this.outbox.add(tx, SettlePayment, { orderId, paymentId, askedCount: 0 });
    return refunded;
  }

  /** There is no money to give back: it is on its way already, or there never was any. */
  private async refundedBefore(tx: Transaction, orderId: string): Promise<OrderSummary> {
    const order = await this.orders.getSummary(tx, orderId);
    if (order.status !== 'refunded') throw new MoveRefused(order.status, 'refunded');
    return order;
  }
}
