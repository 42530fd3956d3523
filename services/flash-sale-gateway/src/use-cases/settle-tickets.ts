import { Injectable } from '@nestjs/common';
import type { OwnedTicket } from '../domain/ticket';
import { TicketBook } from '../storage/ticket-book';

/** Notes what has become of tickets, of this replica and of others, and tells whoever watches them. */
@Injectable()
export class SettleTickets {
  constructor(private readonly tickets: TicketBook) {}

  execute(results: readonly OwnedTicket[]): void {
    for (const ticket of results) this.tickets.settle(ticket);
  }
}
