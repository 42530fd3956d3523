import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { Delivery } from '../domain/delivery';
import { MARK_DELIVERED, RECORD_DELIVERIES } from './delivery.sql';
import { models } from './notification.database';

interface Search {
  readonly orderId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly limit: number;
  /** The last delivery of the page before. */
  readonly after?: string | undefined;
}

@Injectable()
export class DeliveryRepository {
  /** Stores the deliveries that were not recorded before and tells their ids. */
  async insertAll(tx: Transaction, deliveries: readonly Delivery[]): Promise<ReadonlySet<string>> {
    const rows = await tx.$queryRawUnsafe<{ id: string }[]>(RECORD_DELIVERIES, JSON.stringify(deliveries));
    return new Set(rows.map(({ id }) => id));
  }

  /** Marks the deliveries that were not delivered before and tells their ids. */
  async markDelivered(tx: Transaction, ids: readonly string[], now: Date): Promise<ReadonlySet<string>> {
    const rows = await tx.$queryRawUnsafe<{ id: string }[]>(MARK_DELIVERED, ids, now);
    return new Set(rows.map(({ id }) => id));
  }

  /** Newest first: the ids are made in the order of time. */
  async list(tx: Transaction, { orderId, customerId, limit, after }: Search): Promise<Delivery[]> {
    const rows = await models(tx).delivery.findMany({
      where: { orderId, customerId, id: after === undefined ? undefined : { lt: after } },
      orderBy: { id: 'desc' },
      take: limit,
    });
    return rows as Delivery[];
  }
}
