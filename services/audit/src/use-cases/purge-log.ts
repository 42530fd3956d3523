import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { AlertRepository } from '../storage/alert.repository';
import { EntryRepository } from '../storage/entry.repository';

/** How many of each a purge takes at most, so that its transaction is short. */
const BATCH_COUNT = 5_000;

/** Forgets what is older than it has to be kept, a batch at a time. */
@Injectable()
export class PurgeLog {
  constructor(
    private readonly entries: EntryRepository,
    private readonly alerts: AlertRepository,
  ) {}

  /** @returns whether there may be more */
  async execute(tx: Transaction, { retentionDays }: { readonly retentionDays: number }): Promise<boolean> {
    const entries = await this.entries.purge(tx, retentionDays, BATCH_COUNT);
    const alerts = await this.alerts.purge(tx, retentionDays, BATCH_COUNT);
    return entries === BATCH_COUNT || alerts === BATCH_COUNT;
  }
}
