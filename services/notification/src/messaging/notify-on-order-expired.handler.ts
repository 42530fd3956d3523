import { OrderExpired } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { NotifyCustomers } from '../use-cases/notify-customers';

@Handles(OrderExpired)
export class NotifyOnOrderExpired {
  constructor(private readonly notifyCustomers: NotifyCustomers) {}

  handleBatch(events: readonly OrderExpired[], tx: Transaction): Promise<void> {
    return this.notifyCustomers.execute(
      tx,
      events.map(({ data }) => ({ template: 'order-expired', ...data })),
    );
  }
}
