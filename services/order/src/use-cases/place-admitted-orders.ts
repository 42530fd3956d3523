import { Injectable } from '@nestjs/common';
import { OrderPlaced, type DataOf, type PlaceOrders } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { placeOrder } from '../domain/order';
import { placedFacts } from '../domain/order-facts';
import { OrderRepository } from '../storage/order.repository';

/** Turns admitted flash-sale tickets into orders, a batch in one statement. A ticket that comes twice is one order. */
@Injectable()
export class PlaceAdmittedOrders {
  constructor(
    private readonly orders: OrderRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, tickets: readonly DataOf<typeof PlaceOrders>[]): Promise<void> {
    const now = this.clock.now();
    const onceEach = new Map(tickets.map((ticket) => [ticket.orderId, ticket])).values();
    const orders = [...onceEach].map(({ orderId, ...ticket }) => placeOrder({ ...ticket, id: orderId, now }));
    const inserted = await this.orders.insertAll(tx, orders);
    const placed = orders.filter(({ id }) => inserted.has(id));
    await this.outbox.addAll(tx, OrderPlaced, placed.map(placedFacts));
  }
}
