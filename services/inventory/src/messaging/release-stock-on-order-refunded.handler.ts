import { OrderRefunded } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { ReleaseStock } from '../use-cases/release-stock';

/** A reservation leaves a status once: whoever comes again finds it left. */
@Handles(OrderRefunded, { once: 'own-key' })
export class ReleaseStockOnOrderRefunded {
  constructor(private readonly releaseStock: ReleaseStock) {}

  handleBatch(events: readonly OrderRefunded[], tx: Transaction): Promise<void> {
    const orderIds = events.map(({ data }) => data.orderId);
    return this.releaseStock.execute(tx, { reason: 'refunded', orderIds });
  }
}
