import { AnyEvent, Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { RecordEntries } from '../use-cases/record-entries';

/** Nobody waits for the log, so it works in few large strokes: an event is cheaper the more of them share a transaction. */
const PREFETCH_COUNT = 40;
const BATCH_COUNT = 500;
const BATCH_INTERVAL_MS = 500;

@Handles(AnyEvent, {
  exchanges: ['order.events', 'inventory.events', 'notification.events', 'flash-sale.signals'],
  // The event's id is the key of its entry.
  once: 'own-key',
  prefetch: PREFETCH_COUNT,
  batchSize: BATCH_COUNT,
  batchIntervalMs: BATCH_INTERVAL_MS,
})
export class RecordEvents {
  constructor(private readonly recordEntries: RecordEntries) {}

  handleBatch(events: readonly AnyEvent[], tx: Transaction): Promise<void> {
    return this.recordEntries.execute(tx, events);
  }
}
