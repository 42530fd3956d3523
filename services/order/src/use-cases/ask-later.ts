import { Injectable } from '@nestjs/common';
import { SettlePayment, type DataOf } from '@floodgate/contracts';
import { Alerts, Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { isOpen, type Payment } from '../domain/payment';
import { PaymentTerms } from '../domain/payment-terms';

/** With the usual delays somebody hears of a payment after some eight minutes, and then every ten. */
const ALERT_EVERY_COUNT = 10;

type Question = DataOf<typeof SettlePayment>;

/** Sees to it that payments which are still open are asked about again, each a little later than the time before. */
@Injectable()
export class AskLater {
  constructor(
    private readonly outbox: Outbox,
    private readonly terms: PaymentTerms,
    private readonly alerts: Alerts,
  ) {}

  async execute(tx: Transaction, questions: readonly Question[], payments: readonly Payment[]): Promise<void> {
    const openIds = new Set(payments.filter(isOpen).map(({ id }) => id));
    const again = questions
      .filter(({ paymentId }) => openIds.has(paymentId))
      .map((question) => ({ ...question, askedCount: question.askedCount + 1 }));
    for (const delayMs of new Set(again.map((question) => this.delayMs(question)))) {
      const together = again.filter((question) => this.delayMs(question) === delayMs);
      await this.outbox.addAll(tx, SettlePayment, together, { delayMs });
    }
    for (const question of again) this.alarm(question);
  }

  private alarm({ orderId, paymentId, askedCount }: Question): void {
    if (askedCount % ALERT_EVERY_COUNT > 0) return;
    const message = `The payment provider was asked ${askedCount} times about a payment and has not said what became of it.`;
    const details = { orderId, paymentId, askedCount };
    this.alerts.raise({ severity: 'critical', what: 'payment-unsettled', message, details });
  }

  private delayMs({ askedCount }: Question): number {
    return this.terms.questionDelayMs(askedCount);
  }
}
