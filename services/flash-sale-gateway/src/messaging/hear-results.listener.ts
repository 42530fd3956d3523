import {
  OrderCancelled,
  OrderConfirmed,
  OrderExpired,
  OrderPaid,
  OrderRefunded,
  OrderRejected,
} from '@floodgate/contracts';
import { Listens } from '@floodgate/messaging';
import { LearnResults } from '../use-cases/learn-results';
import { SettleTickets } from '../use-cases/settle-tickets';
import { ticketsIn, type Result } from './ticket-of-result';

/** What becomes of tickets; each replica has a queue of its own, because each has people who wait. */
@Listens([OrderConfirmed, OrderRejected, OrderPaid, OrderExpired, OrderCancelled, OrderRefunded])
export class HearResults {
  constructor(
    private readonly settleTickets: SettleTickets,
    private readonly learnResults: LearnResults,
  ) {}

  /** What became of them while nobody listened is asked for. */
  learn(): Promise<void> {
    return this.learnResults.execute({ which: 'all' });
  }

  hear(results: readonly Result[]): void {
    this.settleTickets.execute(ticketsIn(results));
  }
}
