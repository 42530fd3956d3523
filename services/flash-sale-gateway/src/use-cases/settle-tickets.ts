import { Injectable } from '@nestjs/common';
import type { Ticket } from '../domain/ticket';
import { TicketBook } from '../storage/ticket-book';

/** Notes what has become of tickets, of this replica and of others, and tells whoever watches them. */
@Injectable()
export class SettleTickets {
  constructor(private readonly tickets: TicketBook) {}

  execute(results: readonly Ticket[]): void {
    for (const { orderId, ...state } of results) this.tickets.settle(orderId, state);
  }
}
