import { Injectable } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import type { Charge } from '../domain/payment';
import { SandboxRepository, type SandboxStatus } from '../storage/sandbox.repository';
import type { PaymentProvider, ProviderWord } from './payment-provider';

/** Cards that show how providers behave. Every other card is declined. */
export const sandboxCards = {
  approve: 'sandbox-approve',
  decline: 'sandbox-decline',
  /** Takes the money, and the answer to that gets lost. */
  timeOut: 'sandbox-time-out',
  /** Undecided at first: approved, or declined, when asked for the second time. */
  answerLater: 'sandbox-answer-later',
  declineLater: 'sandbox-decline-later',
  /** Approved at once, and given back only when asked for the second time. */
  refundLater: 'sandbox-refund-later',
} as const;

/** A map, because customers write the card: an object knows words of its own, such as `constructor`. */
const firstWord: ReadonlyMap<string, SandboxStatus> = new Map([
  [sandboxCards.approve, 'approved'],
  [sandboxCards.timeOut, 'approved'],
  [sandboxCards.answerLater, 'pending'],
  [sandboxCards.declineLater, 'pending'],
  [sandboxCards.refundLater, 'approved'],
]);

/**
 * A payment provider for demos and tests. It takes no real money, and otherwise behaves like one outside: its own tables,
 * its own short transactions, nothing of ours is in them.
 */
@Injectable()
export class SandboxProvider implements PaymentProvider {
  constructor(
    private readonly database: Database,
    private readonly books: SandboxRepository,
  ) {}

  async charge(charge: Charge, signal: AbortSignal): Promise<ProviderWord> {
    const word = firstWord.get(charge.card) ?? 'declined';
    const status = await this.database.read((tx) => this.books.charge(tx, charge, word));
    if (charge.card === sandboxCards.timeOut) await neverAnswer(signal);
    return wordOf(status);
  }

  async outcomeOf(paymentId: string): Promise<ProviderWord | undefined> {
    const status = await this.database.read((tx) => this.books.ask(tx, paymentId, sandboxCards.declineLater));
    return status && wordOf(status);
  }

  refund(paymentId: string): Promise<boolean> {
    return this.database.read((tx) => this.books.refund(tx, paymentId, sandboxCards.refundLater));
  }
}

function wordOf(status: SandboxStatus): ProviderWord {
  if (status === 'declined') return { outcome: 'declined', reason: 'the card was refused' };
  if (status === 'void') return { outcome: 'declined', reason: 'the payment was undone before it arrived' };
  return { outcome: status };
}

function neverAnswer(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = () => reject(new Error('nobody waits any more'));
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
}
