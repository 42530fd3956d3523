import { Injectable } from '@nestjs/common';
import { logger } from '@floodgate/observability';
import { OrderClient, type Statuses } from '../clients/order.client';
import { TicketBook } from '../storage/ticket-book';

/** The contract's bound. */
const QUESTION_MAX_COUNT = 500;
const LATE_AFTER_MS = 10_000;
/** Longer than any queue of tickets takes: what order has not heard of by then was lost on the way, or is a dead letter. */
const FORGOTTEN_AFTER_MS = 600_000;

interface Question {
  /** `all` doubts everything: results were not heard for a while. */
  readonly which: 'all' | 'late';
}

const log = logger('learn-results');

/** Asks order what has become of tickets whose result was not heard, so that none waits for ever and none fills the threshold. */
@Injectable()
export class LearnResults {
  constructor(
    private readonly tickets: TicketBook,
    private readonly orders: OrderClient,
  ) {}

  async execute({ which }: Question): Promise<void> {
    if (which === 'all') this.tickets.doubt();
    const waiting = this.tickets.waitingLongerThan(which === 'all' ? 0 : LATE_AFTER_MS);
    const orderIds = [...waiting, ...this.tickets.watchedElsewhere()];
    for (let from = 0; from < orderIds.length; from += QUESTION_MAX_COUNT) {
      const asked = orderIds.slice(from, from + QUESTION_MAX_COUNT);
      const found = await this.orders.statusesOf(asked);
      if (!found) {
        log.warn({ count: orderIds.length }, 'order does not answer: these tickets go on waiting');
        return;
      }
      this.settle(found);
      this.forget(asked, found);
    }
  }

  private settle(found: Statuses): void {
    for (const { saleId, payBy, ...order } of found) {
      if (saleId !== null) this.tickets.settle({ ...order, saleId, payBy: payBy ?? null });
    }
  }

  private forget(asked: readonly string[], found: Statuses): void {
    const known = new Set(found.map(({ orderId }) => orderId));
    const old = new Set(this.tickets.waitingLongerThan(FORGOTTEN_AFTER_MS));
    const lost = asked.filter((orderId) => old.has(orderId) && !known.has(orderId));
    if (lost.length > 0) log.error({ count: lost.length, orderIds: lost.slice(0, 5) }, 'tickets that order never got');
    for (const orderId of lost) this.tickets.forget(orderId);
  }
}
