import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { PaymentClient } from '../clients/payment.client';
import { isToBeUndone, type ProviderAnswer } from '../domain/payment';
import { PaymentRepository } from '../storage/payment.repository';

/** Questions that wait for the provider side by side: a whole batch is answered long before its transaction is too old. */
const QUESTIONS_MAX_COUNT = 50;

/** Asks the provider what became of payments without a known end, and to undo those whose order ended otherwise. */
@Injectable()
export class AskAboutPayments {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly client: PaymentClient,
  ) {}

  /** Reads only and locks nothing, so that nobody waits for the provider but this batch. */
  async execute(tx: Transaction, questions: readonly { readonly paymentId: string }[]): Promise<ProviderAnswer[]> {
    const open = await this.payments.findOpen(
      tx,
      questions.map(({ paymentId }) => paymentId),
    );
    const answers: ProviderAnswer[] = [];
    for (let first = 0; first < open.length; first += QUESTIONS_MAX_COUNT) {
      const together = open.slice(first, first + QUESTIONS_MAX_COUNT);
      const asked = together.map((payment) =>
        isToBeUndone(payment) ? this.client.undo(payment) : this.client.askAgain(payment),
      );
      answers.push(...(await Promise.all(asked)));
    }
    return answers;
  }
}
