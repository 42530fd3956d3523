import { GetStatus, GetStatuses, type GetStatusReply } from '@floodgate/contracts';
import type { Probe } from '@floodgate/testing';
import { answering } from './answering';

/** Stands in for order: knows what a test tells it. */
export class OrderStandIn {
  /** Silence: questions are read and not answered. */
  isSilent = false;
  private readonly orders = new Map<string, GetStatusReply>();

  static async beside(probe: Probe): Promise<OrderStandIn> {
    const orders = new OrderStandIn();
    await answering(probe, GetStatus, ({ orderId }) => orders.tell(orderId));
    await answering(probe, GetStatuses, ({ orderIds }) => orders.tellAll(orderIds));
    return orders;
  }

  knows(order: Partial<GetStatusReply> & Pick<GetStatusReply, 'orderId' | 'saleId' | 'status'>): void {
    const changedAt = '2026-01-05T10:00:00.000Z';
    this.orders.set(order.orderId, { customerId: 'c-1', reason: null, changedAt, ...order });
  }

  private tell(orderId: string) {
    if (this.isSilent) return undefined;
    return this.orders.get(orderId) ?? { error: { code: 'unknown-order', message: 'there is no such order (yet)' } };
  }

  private tellAll(orderIds: readonly string[]) {
    if (this.isSilent) return undefined;
    return { orders: orderIds.flatMap((orderId) => this.orders.get(orderId) ?? []) };
  }
}
