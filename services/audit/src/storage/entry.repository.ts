import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { AuditEntry, KeptEntry } from '../domain/audit-entry';
import { APPEND_ENTRIES, LIST_ENTRIES, PURGE_ENTRIES } from './entry.sql';

/** Where a page of a story ended. */
export type EntryPlace = Pick<KeptEntry, 'occurredAt' | 'step' | 'position'>;

export interface EntrySearch {
  readonly orderId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly type?: string | undefined;
  /** Happened at this time or later. */
  readonly since?: Date | undefined;
  readonly after?: EntryPlace | undefined;
  readonly limit: number;
}

@Injectable()
export class EntryRepository {
  /** In this order, as received at one moment. */
  async appendAll(tx: Transaction, entries: readonly AuditEntry[], receivedAt: Date): Promise<void> {
    await tx.$executeRawUnsafe(
      APPEND_ENTRIES,
      entries.map(({ eventId }) => eventId),
      entries.map(({ type }) => type),
      entries.map(({ source }) => source),
      entries.map(({ subject }) => subject),
      entries.map(({ orderId }) => orderId),
      entries.map(({ customerId }) => customerId),
      entries.map(({ occurredAt }) => occurredAt.toISOString()),
      entries.map(({ step }) => step),
      entries.map(({ traceparent }) => traceparent),
      receivedAt,
      entries.map(({ data }) => JSON.stringify(data)).join('\n'),
    );
  }

  /** By time, then step, then arrival. */
  list(tx: Transaction, { orderId, customerId, type, since, after, limit }: EntrySearch): Promise<KeptEntry[]> {
    const filters = [orderId, customerId, type, since, after?.occurredAt, after?.step, after?.position];
    return tx.$queryRawUnsafe<KeptEntry[]>(LIST_ENTRIES, ...filters.map((filter) => filter ?? null), limit);
  }

  /** @returns how many were old enough, `limit` at most */
  purge(tx: Transaction, olderThanDays: number, limit: number): Promise<number> {
    return tx.$executeRawUnsafe(PURGE_ENTRIES, olderThanDays, limit);
  }
}
