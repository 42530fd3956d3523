import { OrderPlaced } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { ReserveStock } from '../use-cases/reserve-stock';

@Handles(OrderPlaced)
export class ReserveStockOnOrderPlaced {
  constructor(private readonly reserveStock: ReserveStock) {}

  handleBatch(events: readonly OrderPlaced[], tx: Transaction): Promise<void> {
    return this.reserveStock.execute(
      tx,
      events.map(({ data }) => data),
    );
  }
}
