import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { Channel } from '../domain/channel';
import type { Delivery, DeliveryStatus, Resumption } from '../domain/delivery';
import type { Fate, Waiting } from '../domain/outcome';
import {
  DELIVER_TO_SANDBOX,
  LOCK_DELAYED,
  LOCK_RECORDED,
  RECORD_DELIVERIES,
  RESCHEDULE_DELIVERIES,
  RETRY_FAILED,
  SETTLE_DELIVERIES,
} from './delivery.sql';
import { models } from './notification.database';

interface Search {
  readonly orderId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly channel?: Channel | undefined;
  readonly status?: DeliveryStatus | undefined;
  readonly limit: number;
  /** The last delivery of the page before. */
  readonly after?: string | undefined;
}

/** Deliveries that failed; whatever is not given narrows nothing. */
interface Failed {
  readonly orderId?: string | null | undefined;
  readonly channel?: Channel | null | undefined;
  readonly since?: Date | null | undefined;
  readonly limit: number;
}

/** A delivery that is to be handed over, with its words. */
export type Recorded = Waiting & Pick<Delivery, 'title' | 'body' | 'address'>;

@Injectable()
export class DeliveryRepository {
  /** Stores the deliveries that were not recorded before, as prepared at `now`, and tells their ids. */
  async insertAll(tx: Transaction, deliveries: readonly Delivery[], now: Date): Promise<ReadonlySet<string>> {
    const sorted = deliveries.toSorted(byUniqueKey);
    const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
      RECORD_DELIVERIES,
      sorted.map(({ id }) => id),
      sorted.map(({ orderId }) => orderId),
      sorted.map(({ customerId }) => customerId),
      sorted.map(({ channel }) => channel),
      sorted.map(({ template }) => template),
      sorted.map(({ language }) => language),
      sorted.map(({ title }) => title),
      sorted.map(({ body }) => body),
      sorted.map(({ address }) => address),
      sorted.map(({ reason }) => reason),
      sorted.map(({ deliverAfter }) => deliverAfter?.toISOString()),
      now,
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Gives the sandbox those that are still to be handed over, once each, and tells their ids. */
  async deliverToSandbox(tx: Transaction, ids: readonly string[], now: Date): Promise<ReadonlySet<string>> {
    const rows = await tx.$queryRawUnsafe<{ id: string }[]>(DELIVER_TO_SANDBOX, ids, now);
    return new Set(rows.map(({ id }) => id));
  }

  /** Those that are still to be handed over, by id; nobody else hands them over until the commit. */
  async lockRecorded(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, Recorded>> {
    const rows = await tx.$queryRawUnsafe<Recorded[]>(LOCK_RECORDED, ids);
    return new Map(rows.map((row) => [row.id, row]));
  }

  async settleAll(tx: Transaction, provider: string, fates: readonly Fate[]): Promise<void> {
    if (fates.length === 0) return;
    const rows = fates.map(({ id, status, attempts, reason, deliverAfter, deliveredAt, failedAt }) => ({
      ...{ id, status, attempts, reason },
      ...{ deliverAfter, deliveredAt, failedAt },
    }));
    await tx.$executeRawUnsafe(SETTLE_DELIVERIES, JSON.stringify(rows), provider);
  }

  /** Those that wait until exactly these moments; nobody else resumes them until the commit. */
  async lockDelayed(tx: Transaction, asked: readonly Resumption[]): Promise<readonly Delivery[]> {
    const ids = asked.map(({ deliveryId }) => deliveryId);
    const moments = asked.map(({ dueAt }) => dueAt);
    return tx.$queryRawUnsafe<Delivery[]>(LOCK_DELAYED, ids, moments);
  }

  /** Let locked deliveries wait until their `deliverAfter`, or send them on their way where that is null. */
  async reschedule(tx: Transaction, plans: readonly Pick<Delivery, 'id' | 'deliverAfter' | 'reason'>[]): Promise<void> {
    if (plans.length > 0) await tx.$executeRawUnsafe(RESCHEDULE_DELIVERIES, JSON.stringify(plans));
  }

  /** Lets failed deliveries be due again now, and tells which. */
  retryFailed(
    tx: Transaction,
    { orderId = null, channel = null, since = null, limit }: Failed,
    now: Date,
  ): Promise<readonly Delivery[]> {
    return tx.$queryRawUnsafe<Delivery[]>(RETRY_FAILED, orderId, channel, since, limit, now);
  }

  /** Newest first: the ids are made in the order of time. */
  async list(tx: Transaction, { orderId, customerId, channel, status, limit, after }: Search): Promise<Delivery[]> {
    const rows = await models(tx).delivery.findMany({
      where: { orderId, customerId, channel, id: after === undefined ? undefined : { lt: after }, ...having(status) },
      orderBy: { id: 'desc' },
      take: limit,
    });
    return rows as Delivery[];
  }
}

function byUniqueKey(one: Delivery, other: Delivery): number {
  if (one.orderId !== other.orderId) return one.orderId < other.orderId ? -1 : 1;
  if (one.channel !== other.channel) return one.channel < other.channel ? -1 : 1;
  return one.template < other.template ? -1 : 1;
}

/** The indexes of the few that failed or wait are found by their times. */
function having(status: DeliveryStatus | undefined) {
  if (status === 'failed') return { failedAt: { not: null } };
  return status === 'delayed' ? { deliverAfter: { not: null } } : { status };
}
