import { OrderRejected } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { NotifyCustomers } from '../use-cases/notify-customers';

@Handles(OrderRejected)
export class NotifyOnOrderRejected {
  constructor(private readonly notifyCustomers: NotifyCustomers) {}

  handleBatch(events: readonly OrderRejected[], tx: Transaction): Promise<void> {
    return this.notifyCustomers.execute(
      tx,
      events.map(({ data }) => ({ template: 'order-rejected', ...data })),
    );
  }
}
