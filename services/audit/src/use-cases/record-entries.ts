import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { entryOf, type HeardEvent } from '../domain/audit-entry';
import { EntryRepository } from '../storage/entry.repository';

/** Writes down what was said, whoever said it. */
@Injectable()
export class RecordEntries {
  constructor(
    private readonly entries: EntryRepository,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, events: readonly HeardEvent[]): Promise<void> {
    const now = this.clock.now();
    await this.entries.appendAll(
      tx,
      events.map((event) => entryOf(event, now)),
      now,
    );
  }
}
