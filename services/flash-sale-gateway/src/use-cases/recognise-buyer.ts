import { Injectable } from '@nestjs/common';
import { ticketIdOf } from '../clients/ticket-id';
import { Backlog } from '../storage/backlog';
import { TicketBook } from '../storage/ticket-book';

export type Recognition =
  /** A stranger for whom there is room. */
  | { readonly outcome: 'welcome'; readonly orderId: string }
  | { readonly outcome: 'repeated'; readonly orderId: string }
  | { readonly outcome: 'backlog'; readonly retryAfterS: number };

/** What memory knows of a buyer, before anything they sent is read: do they have their ticket, is there room for more? */
@Injectable()
export class RecogniseBuyer {
  constructor(
    private readonly tickets: TicketBook,
    private readonly backlog: Backlog,
  ) {}

  execute(saleId: string, customerId: string): Recognition {
    const orderId = ticketIdOf(saleId, customerId);
    if (this.tickets.has(orderId)) return { outcome: 'repeated', orderId };
    const retryAfterS = this.backlog.retryAfterS(0);
    return retryAfterS > 0 ? { outcome: 'backlog', retryAfterS } : { outcome: 'welcome', orderId };
  }
}
