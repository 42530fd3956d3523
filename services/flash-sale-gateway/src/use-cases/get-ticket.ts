import { Injectable } from '@nestjs/common';
import { OrderClient } from '../clients/order.client';
import { ticketIdOf } from '../clients/ticket-id';
import { FlashSaleNotFound, TicketNotFound, TicketNotYours } from '../domain/flash-sale.errors';
import { admittedState, type Reader, type Ticket, type TicketState } from '../domain/ticket';
import { SaleBoard } from '../storage/sale-board';
import { TicketBook } from '../storage/ticket-book';

interface Question {
  readonly saleId: string;
  readonly orderId: string;
  readonly reader: Reader;
}

/** How far a ticket has come, for its owner or an operator: from memory, or else as order tells it. */
@Injectable()
export class GetTicket {
  constructor(
    private readonly sales: SaleBoard,
    private readonly tickets: TicketBook,
    private readonly orders: OrderClient,
  ) {}

  /** Undefined when this replica does not know it and the order service does not answer in time. */
  async execute({ saleId, orderId, reader }: Question): Promise<Ticket | undefined> {
    const sale = await this.sales.find(saleId);
    if (!sale) throw new FlashSaleNotFound(saleId);
    const isOwn = orderId === ticketIdOf(sale.id, reader.customerId);
    if (!isOwn && !reader.isOperator) throw new TicketNotYours();

    const state = this.tickets.stateOf(orderId) ?? (await this.ask(orderId, isOwn ? sale.id : undefined));
    if (state === 'unanswered') return undefined;
    if (state === 'unknown' || state.saleId !== sale.id) throw new TicketNotFound(orderId);
    return { orderId, ...state };
  }

  /** @param ownSaleId of a customer's own ticket: one that order has not heard of may still be on its way there */
  private async ask(orderId: string, ownSaleId: string | undefined): Promise<TicketState | 'unknown' | 'unanswered'> {
    const order = await this.orders.statusOf(orderId);
    if (order === 'unanswered') return order;
    if (order === 'unknown') return ownSaleId === undefined ? order : admittedState(ownSaleId);
    const { saleId, customerId, status, reason, changedAt, payBy } = order;
    if (saleId === null) return 'unknown';
    const state = { saleId, status, reason, changedAt, payBy: payBy ?? null };
    this.tickets.settle({ orderId, customerId, ...state });
    return state;
  }
}
