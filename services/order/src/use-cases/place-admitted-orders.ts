import { Injectable } from '@nestjs/common';
import { OrderPlaced, TicketRepeated, type DataOf, type PlaceOrders } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { placeOrder } from '../domain/order';
import { placedFacts } from '../domain/order-facts';
import { OrderRepository } from '../storage/order.repository';

type Ticket = DataOf<typeof PlaceOrders>;

/**
 * Turns admitted flash-sale tickets into orders, a batch in one statement. A ticket that comes twice is one order, and the
 * permit that was spent on it the second time is announced to be free again: each command uses its permit or gives it back.
 */
@Injectable()
export class PlaceAdmittedOrders {
  constructor(
    private readonly orders: OrderRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, tickets: readonly Ticket[]): Promise<void> {
    const now = this.clock.now();
    const firsts = firstOfEach(tickets);
    const orders = firsts.map(({ orderId, customerId, saleId, lines }) =>
      placeOrder({ id: orderId, customerId, saleId, lines, now }),
    );
    const inserted = await this.orders.insertAll(tx, orders);
    const leaseOf = new Map(firsts.map(({ orderId, leaseId }) => [orderId, leaseId]));
    const placed = orders.filter(({ id }) => inserted.has(id));
    await this.outbox.addAll(
      tx,
      OrderPlaced,
      placed.map((order) => placedFacts(order, leaseOf.get(order.id))),
    );
    const used = new Set(firsts.filter(({ orderId }) => inserted.has(orderId)));
    const repeated = tickets.filter((ticket) => !used.has(ticket));
    await this.outbox.addAll(
      tx,
      TicketRepeated,
      repeated.flatMap((ticket) => repetitionFacts(ticket, now)),
    );
  }
}

/** In the order of their arrival: the one that came first is the one that is placed. */
function firstOfEach(tickets: readonly Ticket[]): Ticket[] {
  const firsts = new Map<string, Ticket>();
  for (const ticket of tickets) if (!firsts.has(ticket.orderId)) firsts.set(ticket.orderId, ticket);
  return [...firsts.values()];
}

/** Nothing for a ticket without a lease: no permit was spent on it. */
function repetitionFacts({ orderId, saleId, leaseId, lines }: Ticket, now: Date): DataOf<typeof TicketRepeated>[] {
  if (leaseId === undefined) return [];
  const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
  return [{ orderId, saleId, leaseId, quantity, repeatedAt: now.toISOString() }];
}
