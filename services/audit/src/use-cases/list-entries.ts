import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { KeptEntry } from '../domain/audit-entry';
import { EntryRepository, type EntrySearch } from '../storage/entry.repository';

/** What happened, in the order in which it happened. */
@Injectable()
export class ListEntries {
  constructor(private readonly entries: EntryRepository) {}

  execute(tx: Transaction, search: EntrySearch): Promise<KeptEntry[]> {
    return this.entries.list(tx, search);
  }
}
