import { AnyEvent, Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { RecordEntries } from '../use-cases/record-entries';

@Handles(AnyEvent, { exchanges: ['order.events', 'inventory.events', 'notification.events', 'flash-sale.signals'] })
export class RecordEvents {
  constructor(private readonly recordEntries: RecordEntries) {}

  handleBatch(events: readonly AnyEvent[], tx: Transaction): Promise<void> {
    return this.recordEntries.execute(tx, events);
  }
}
