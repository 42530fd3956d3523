import { OrderConfirmed } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { NotifyCustomers } from '../use-cases/notify-customers';

@Handles(OrderConfirmed)
export class NotifyOnOrderConfirmed {
  constructor(private readonly notifyCustomers: NotifyCustomers) {}

  handleBatch(events: readonly OrderConfirmed[], tx: Transaction): Promise<void> {
    return this.notifyCustomers.execute(
      tx,
      events.map(({ data }) => ({ template: 'order-confirmed', ...data })),
    );
  }
}
