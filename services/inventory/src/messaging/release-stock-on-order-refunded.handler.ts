import { OrderRefunded } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { ReleaseStock } from '../use-cases/release-stock';

@Handles(OrderRefunded)
export class ReleaseStockOnOrderRefunded {
  constructor(private readonly releaseStock: ReleaseStock) {}

  handleBatch(events: readonly OrderRefunded[], tx: Transaction): Promise<void> {
    const orderIds = events.map(({ data }) => data.orderId);
    return this.releaseStock.execute(tx, { reason: 'refunded', orderIds });
  }
}
