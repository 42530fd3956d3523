import { Injectable } from '@nestjs/common';
import { SettlePayment } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { v7 as uuidv7 } from 'uuid';
import { assertOwn, assertPayable } from '../domain/order';
import { PaymentInProgress } from '../domain/order.errors';
import { assertSamePayment, type PaymentOfOrder, type PaymentRequest } from '../domain/payment';
import { PaymentTerms } from '../domain/payment-terms';
import { OrderRepository } from '../storage/order.repository';
import { PaymentRepository } from '../storage/payment.repository';

/**
 * Writes down that the provider is about to be asked, before it is. With it goes the question that is asked later: whatever
 * happens to this process in between, it finds out what became of the payment.
 */
@Injectable()
export class RecordPayment {
  constructor(
    private readonly orders: OrderRepository,
    private readonly payments: PaymentRepository,
    private readonly outbox: Outbox,
    private readonly terms: PaymentTerms,
  ) {}

  async execute(tx: Transaction, request: PaymentRequest): Promise<PaymentOfOrder> {
    const { orderId, customerId, card, idempotencyKey } = request;
    const order = await this.orders.getSummary(tx, orderId);
    assertOwn(order, customerId);
    const repeated = await this.recordedBefore(tx, request);
    if (repeated) return repeated;
    assertPayable(order);

    const paymentId = uuidv7();
    const payment = { id: paymentId, orderId, customerId, card, idempotencyKey, amountMinor: order.totalMinor };
    if (!(await this.payments.insert(tx, payment))) return this.recordedMeanwhile(tx, request);
    const question = { orderId, paymentId, askedCount: 0 };
    await this.outbox.addAll(tx, SettlePayment, [question], { delayMs: this.terms.questionDelayMs(0) });
    return this.payments.get(tx, paymentId);
  }

  private async recordedBefore(tx: Transaction, request: PaymentRequest): Promise<PaymentOfOrder | null> {
    const payment = await this.payments.findByIdempotencyKey(tx, request);
    if (payment) assertSamePayment(payment, request);
    return payment;
  }

  /** The insert has waited for whoever was faster, so what they recorded is there to be read. */
  private async recordedMeanwhile(tx: Transaction, request: PaymentRequest): Promise<PaymentOfOrder> {
    const repeated = await this.recordedBefore(tx, request);
    if (repeated) return repeated;
    const order = await this.orders.getSummary(tx, request.orderId);
    assertPayable(order);
    throw new PaymentInProgress(order.status);
  }
}
