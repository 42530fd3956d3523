import { OrderPaid } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { NotifyCustomers } from '../use-cases/notify-customers';

@Handles(OrderPaid)
export class NotifyOnOrderPaid {
  constructor(private readonly notifyCustomers: NotifyCustomers) {}

  handleBatch(events: readonly OrderPaid[], tx: Transaction): Promise<void> {
    return this.notifyCustomers.execute(
      tx,
      events.map(({ data }) => ({ template: 'order-paid', ...data })),
    );
  }
}
