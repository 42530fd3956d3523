import { OrderExpired } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { ReleaseStock } from '../use-cases/release-stock';

/** A reservation leaves a status once: whoever comes again finds it left. */
@Handles(OrderExpired, { once: 'own-key' })
export class ReleaseStockOnOrderExpired {
  constructor(private readonly releaseStock: ReleaseStock) {}

  handleBatch(events: readonly OrderExpired[], tx: Transaction): Promise<void> {
    const orderIds = events.map(({ data }) => data.orderId);
    return this.releaseStock.execute(tx, { reason: 'expired', orderIds });
  }
}
