import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { Alert, KeptAlert, Severity } from '../domain/alert';
import { APPEND_ALERTS, LIST_ALERTS, PURGE_ALERTS } from './alert.sql';

export interface AlertSearch {
  readonly severity?: Severity | undefined;
  readonly service?: string | undefined;
  /** Raised at this time or later. */
  readonly since?: Date | undefined;
  /** The position of the last alert of the page before. */
  readonly before?: string | undefined;
  readonly limit: number;
}

@Injectable()
export class AlertRepository {
  async appendAll(tx: Transaction, alerts: readonly Alert[]): Promise<void> {
    await tx.$executeRawUnsafe(APPEND_ALERTS, JSON.stringify(alerts));
  }

  /** Newest first. */
  list(tx: Transaction, { severity, service, since, before, limit }: AlertSearch): Promise<KeptAlert[]> {
    const filters = [severity, service, since, before].map((filter) => filter ?? null);
    return tx.$queryRawUnsafe<KeptAlert[]>(LIST_ALERTS, ...filters, limit);
  }

  /** @returns how many were old enough, `limit` at most */
  purge(tx: Transaction, olderThanDays: number, limit: number): Promise<number> {
    return tx.$executeRawUnsafe(PURGE_ALERTS, olderThanDays, limit);
  }
}
