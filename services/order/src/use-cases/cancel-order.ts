import { Injectable } from '@nestjs/common';
import { OrderCancelled } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { assertOwn, type OrderSummary } from '../domain/order';
import { MoveRefused } from '../domain/order.errors';
import { OrderRepository } from '../storage/order.repository';

interface Cancellation {
  readonly orderId: string;
  readonly customerId: string;
}

/**
 * The customer takes an order back that is not paid. A payment that is on its way does not stop it: the money that comes
 * later is given back.
 */
@Injectable()
export class CancelOrder {
  constructor(
    private readonly orders: OrderRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, { orderId, customerId }: Cancellation): Promise<OrderSummary> {
    const order = await this.orders.get(tx, orderId);
    assertOwn(order, customerId);
    const [cancelled] = await this.orders.moveAll(tx, [{ orderId }], { status: 'cancelled', at: this.clock.now() });
    if (!cancelled) return this.cancelledBefore(tx, orderId);
    await this.outbox.add(tx, OrderCancelled, {
      orderId,
      customerId,
      saleId: order.saleId,
      lines: order.lines.map(({ sku, quantity }) => ({ sku, quantity })),
      cancelledAt: cancelled.updatedAt.toISOString(),
    });
    return cancelled;
  }

  /** Nothing moved: whoever was faster has committed, so this reads what the order is now. */
  private async cancelledBefore(tx: Transaction, orderId: string): Promise<OrderSummary> {
    const order = await this.orders.getSummary(tx, orderId);
    if (order.status !== 'cancelled') throw new MoveRefused(order.status, 'cancelled');
    return order;
  }
}
