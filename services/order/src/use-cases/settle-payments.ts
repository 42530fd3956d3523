import { Injectable } from '@nestjs/common';
import { OrderPaid, type DataOf } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import type { OrderSummary } from '../domain/order';
import { settle, type PaymentOfOrder, type ProviderAnswer } from '../domain/payment';
import { OrderRepository } from '../storage/order.repository';
import { PaymentRepository } from '../storage/payment.repository';

/**
 * The provider has answered: orders are paid, or may be paid again, or their money goes back. However often and by
 * whomever an answer is brought, the first one settles the payment.
 */
@Injectable()
export class SettlePayments {
  constructor(
    private readonly orders: OrderRepository,
    private readonly payments: PaymentRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @returns the payments as they are now, with or without this answer */
  async execute(tx: Transaction, answers: readonly ProviderAnswer[]): Promise<PaymentOfOrder[]> {
    const known = answers.filter(({ outcome }) => outcome !== 'pending');
    if (known.length > 0) await this.settleAll(tx, known);
    return this.payments.getAll(
      tx,
      answers.map(({ paymentId }) => paymentId),
    );
  }

  private async settleAll(tx: Transaction, known: readonly ProviderAnswer[]): Promise<void> {
    const answerOf = new Map(known.map((answer) => [answer.paymentId, answer]));
    const open = (await this.payments.lockOpen(tx, [...answerOf.keys()])).flatMap((payment) => {
      const answer = answerOf.get(payment.id);
      return answer ? [{ ...payment, answer }] : [];
    });
    const approved = open.filter(({ status, answer }) => status === 'asked' && answer.outcome === 'approved');
    const paid = await this.orders.moveAll(tx, approved, { status: 'paid', at: this.clock.now() });
    const paidIds = new Set(paid.map(({ id }) => id));
    const settled = open.map(({ id, orderId, status, answer }) => ({
      paymentId: id,
      status: settle(status, answer, paidIds.has(orderId)),
      reason: answer.reason,
    }));
    await this.payments.saveAll(tx, settled);
    const paymentIdOf = new Map(approved.map(({ id, orderId }) => [orderId, id]));
    await this.outbox.addAll(
      tx,
      OrderPaid,
      paid.map((order) => paidFacts(order, paymentIdOf.get(order.id) ?? '')),
    );
  }
}

function paidFacts(order: OrderSummary, paymentId: string): DataOf<typeof OrderPaid> {
  const { id, customerId, saleId, totalMinor, updatedAt } = order;
  return { orderId: id, customerId, saleId, totalMinor, paymentId, paidAt: updatedAt.toISOString() };
}
