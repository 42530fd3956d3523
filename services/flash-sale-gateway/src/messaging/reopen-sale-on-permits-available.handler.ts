import { PermitsAvailable } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { ReopenSales } from '../use-cases/reopen-sales';

@Handles(PermitsAvailable)
export class ReopenSaleOnPermitsAvailable {
  constructor(private readonly reopenSales: ReopenSales) {}

  handleBatch(events: readonly PermitsAvailable[], tx: Transaction): Promise<void> {
    return this.reopenSales.execute(
      tx,
      events.map(({ data }) => data),
    );
  }
}
