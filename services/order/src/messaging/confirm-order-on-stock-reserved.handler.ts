import { StockReserved } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { ConfirmOrders } from '../use-cases/confirm-orders';

/** A move happens once: whoever comes again finds the order moved. */
@Handles(StockReserved, { once: 'own-key' })
export class ConfirmOrderOnStockReserved {
  constructor(private readonly confirmOrders: ConfirmOrders) {}

  handleBatch(events: readonly StockReserved[], tx: Transaction): Promise<void> {
    return this.confirmOrders.execute(
      tx,
      events.map(({ data }) => data),
    );
  }
}
