import { Injectable } from '@nestjs/common';
import { OrderClient } from '../clients/order.client';
import { ticketIdOf } from '../clients/ticket-id';
import { FlashSaleNotFound, TicketNotFound, TicketNotYours } from '../domain/flash-sale.errors';
import { admittedState, type Reader, type Ticket } from '../domain/ticket';
import { SaleBoard } from '../storage/sale-board';

interface Question {
  readonly saleId: string;
  readonly orderId: string;
  readonly reader: Reader;
}

/** How far a ticket has come, for its owner or an operator. */
@Injectable()
export class GetTicket {
  constructor(
    private readonly sales: SaleBoard,
    private readonly orders: OrderClient,
  ) {}

  /** Undefined when the order service does not answer in time. */
  async execute({ saleId, orderId, reader }: Question): Promise<Ticket | undefined> {
    const sale = await this.sales.find(saleId);
    if (!sale) throw new FlashSaleNotFound(saleId);
    const isOwn = orderId === ticketIdOf(sale.id, reader.customerId);
    if (!isOwn && !reader.isOperator) throw new TicketNotYours();

    const order = await this.orders.statusOf(orderId);
    if (order === 'unanswered') return undefined;
    if (order === 'unknown' && isOwn) return { orderId, ...admittedState(sale.id) };
    if (order === 'unknown' || order.saleId !== sale.id) throw new TicketNotFound(orderId);
    const { status, reason, changedAt } = order;
    return { orderId, saleId: sale.id, status, reason, changedAt, payBy: null };
  }
}
