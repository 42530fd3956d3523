import { StockRejected } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { RejectOrders } from '../use-cases/reject-orders';

/** A move happens once: whoever comes again finds the order moved. */
@Handles(StockRejected, { once: 'own-key' })
export class RejectOrderOnStockRejected {
  constructor(private readonly rejectOrders: RejectOrders) {}

  handleBatch(events: readonly StockRejected[], tx: Transaction): Promise<void> {
    return this.rejectOrders.execute(
      tx,
      events.map(({ data }) => data),
    );
  }
}
