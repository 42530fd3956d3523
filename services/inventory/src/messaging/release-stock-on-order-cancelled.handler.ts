import { OrderCancelled } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { ReleaseStock } from '../use-cases/release-stock';

/** A reservation leaves a status once: whoever comes again finds it left. */
@Handles(OrderCancelled, { once: 'own-key' })
export class ReleaseStockOnOrderCancelled {
  constructor(private readonly releaseStock: ReleaseStock) {}

  handleBatch(events: readonly OrderCancelled[], tx: Transaction): Promise<void> {
    const orders = events.map(({ data: { orderId, lines, saleId } }) => ({
      orderId,
      lines,
      ticket: saleId === null ? undefined : { saleId, leaseId: null },
    }));
    return this.releaseStock.execute(tx, { reason: 'cancelled', orders });
  }
}
