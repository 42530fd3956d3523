import { OrderPaid } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { SellStock } from '../use-cases/sell-stock';

/** A reservation leaves a status once: whoever comes again finds it left. */
@Handles(OrderPaid, { once: 'own-key' })
export class SellStockOnOrderPaid {
  constructor(private readonly sellStock: SellStock) {}

  handleBatch(events: readonly OrderPaid[], tx: Transaction): Promise<void> {
    return this.sellStock.execute(
      tx,
      events.map(({ data }) => data.orderId),
    );
  }
}
