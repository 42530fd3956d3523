import { Injectable } from '@nestjs/common';
import { OrderRejected, type RejectionReason, type Shortage } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { OrderRepository } from '../storage/order.repository';

interface Rejection {
  readonly orderId: string;
  readonly reason: RejectionReason;
  readonly shortages: Shortage[];
}

/** There is no stock for these orders: those that still wait for it end here, with the reason. */
@Injectable()
export class RejectOrders {
  constructor(
    private readonly orders: OrderRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, rejections: readonly Rejection[]): Promise<void> {
    const rejected = await this.orders.moveAll(tx, rejections, { status: 'rejected', at: this.clock.now() });
    const rejectionById = new Map(rejections.map((rejection) => [rejection.orderId, rejection]));
    await this.outbox.addAll(
      tx,
      OrderRejected,
      rejected.flatMap(({ id, customerId, saleId, updatedAt }) => {
        const rejection = rejectionById.get(id);
        return rejection ? [{ ...rejection, customerId, saleId, rejectedAt: updatedAt.toISOString() }] : [];
      }),
    );
  }
}
