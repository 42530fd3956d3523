import { StockReserved } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { ConfirmOrders } from '../use-cases/confirm-orders';

@Handles(StockReserved)
export class ConfirmOrderOnStockReserved {
  constructor(private readonly confirmOrders: ConfirmOrders) {}

  handleBatch(events: readonly StockReserved[], tx: Transaction): Promise<void> {
    return this.confirmOrders.execute(
      tx,
      events.map(({ data }) => data),
    );
  }
}
