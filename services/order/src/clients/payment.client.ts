import { counter, logger } from '@floodgate/observability';
import type { Payment, ProviderAnswer } from '../domain/payment';
import type { PaymentProvider, ProviderWord } from './payment-provider';

const log = logger('payment-client');

const answers = counter({
  name: 'payment_provider_answers_total',
  help: 'Words of the payment provider: approved, declined, pending, refunded; none when it did not answer in time.',
  labelNames: ['outcome'],
});

type Asked = Pick<Payment, 'id' | 'amountMinor' | 'card'>;

/**
 * Asks the payment provider, and waits for it as long as the deadline. No answer is an answer too, `pending`: the provider
 * may have taken the money, so nothing can be concluded but that it has to be asked again.
 */
export class PaymentClient {
  constructor(
    private readonly provider: PaymentProvider,
    private readonly deadlineMs: number,
  ) {}

  charge(payment: Asked): Promise<ProviderAnswer> {
    return this.ask(payment, (signal) => this.chargeOnce(payment, signal));
  }

  /** What became of it; a payment that never arrived is asked for again. */
  askAgain(payment: Asked): Promise<ProviderAnswer> {
    return this.ask(
      payment,
      async (signal) => (await this.provider.outcomeOf(payment.id, signal)) ?? this.chargeOnce(payment, signal),
    );
  }

  /** Gives back whatever was taken, and sees to it that nothing more is. */
  undo(payment: Asked): Promise<ProviderAnswer> {
    return this.ask(payment, async (signal) => ({
      outcome: (await this.provider.refund(payment.id, signal)) ? 'refunded' : 'pending',
    }));
  }

  private chargeOnce({ id, amountMinor, card }: Asked, signal: AbortSignal): Promise<ProviderWord> {
    return this.provider.charge({ paymentId: id, amountMinor, card }, signal);
  }

  private async ask(
    { id }: Asked,
    question: (signal: AbortSignal) => Promise<ProviderWord | { readonly outcome: 'refunded' }>,
  ): Promise<ProviderAnswer> {
    const signal = AbortSignal.timeout(this.deadlineMs);
    try {
      const word = await Promise.race([question(signal), lateAt(signal)]);
      answers.inc({ outcome: word.outcome });
      return { paymentId: id, outcome: word.outcome, reason: 'reason' in word ? word.reason : null };
    } catch (error) {
      answers.inc({ outcome: 'none' });
      log.warn({ err: error, paymentId: id }, 'the payment provider has not answered, it will be asked again');
      return { paymentId: id, outcome: 'pending', reason: null };
    }
  }
}

/** Also bounds a provider that does not look at its signal. */
function lateAt(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('the deadline has passed')), { once: true });
  });
}
