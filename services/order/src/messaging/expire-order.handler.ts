import { ExpireOrder } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { ExpireOrders } from '../use-cases/expire-orders';

/** A move happens once: whoever comes again finds the order moved. */
@Handles(ExpireOrder, { once: 'own-key' })
export class ExpireOrderHandler {
  constructor(private readonly expireOrders: ExpireOrders) {}

  handleBatch(commands: readonly ExpireOrder[], tx: Transaction): Promise<void> {
    return this.expireOrders.execute(
      tx,
      commands.map(({ data }) => data),
    );
  }
}
