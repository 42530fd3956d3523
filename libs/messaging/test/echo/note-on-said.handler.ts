import { Handles, Outbox, PermanentFailure, TransientFailure } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Injectable } from '@nestjs/common';
import { Noted, Said } from './echo.messages';

/** Writes one note per event, and fails first as often as the table of faults says. */
@Injectable()
@Handles(Said, { retryDelaysMs: [100, 200, 300] })
export class NoteOnSaid {
  constructor(private readonly outbox: Outbox) {}

  async handleBatch(events: readonly Said[], tx: Transaction): Promise<void> {
    for (const { data } of events) {
      await this.failIfTold(tx, data.key);
      await this.failIfTold(tx, `${data.key}:${data.text}`);
      await tx.$executeRawUnsafe('INSERT INTO notes (key, text) VALUES ($1, $2)', data.key, data.text);
    }
    await this.outbox.addAll(
      tx,
      Noted,
      events.map(({ data }) => data),
    );
  }

  /** Failures are counted in memory, because the transaction is rolled back. */
  private async failIfTold(tx: Transaction, key: string): Promise<void> {
    const [fault] = await tx.$queryRawUnsafe<readonly { kind: string; times_left: number }[]>(
      'SELECT kind, times_left FROM faults WHERE key = $1',
      key,
    );
    if (!fault || fault.times_left <= (attempts.get(key) ?? 0)) return;
    attempts.set(key, (attempts.get(key) ?? 0) + 1);
    throw fault.kind === 'permanent'
      ? new PermanentFailure(`told to fail for ${key}`)
      : new TransientFailure(`told to fail for ${key}`);
  }
}

/** How often the handler failed for a key. */
export const attempts = new Map<string, number>();
