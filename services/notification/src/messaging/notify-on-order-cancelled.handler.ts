import { OrderCancelled } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { NotifyCustomers } from '../use-cases/notify-customers';

@Handles(OrderCancelled)
export class NotifyOnOrderCancelled {
  constructor(private readonly notifyCustomers: NotifyCustomers) {}

  handleBatch(events: readonly OrderCancelled[], tx: Transaction): Promise<void> {
    return this.notifyCustomers.execute(
      tx,
      events.map(({ data }) => ({ template: 'order-cancelled', ...data })),
    );
  }
}
