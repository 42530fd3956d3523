import { Injectable } from '@nestjs/common';
import { SettlePayment, type DataOf } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { isOpen, type Payment } from '../domain/payment';
import { PaymentTerms } from '../domain/payment-terms';

type Question = DataOf<typeof SettlePayment>;

/** Sees to it that payments which are still open are asked about again, each a little later than the time before. */
@Injectable()
export class AskLater {
  constructor(
    private readonly outbox: Outbox,
    private readonly terms: PaymentTerms,
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
  }

  private delayMs({ askedCount }: Question): number {
    return this.terms.questionDelayMs(askedCount);
  }
}
