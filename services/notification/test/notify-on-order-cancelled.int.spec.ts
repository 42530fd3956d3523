import { DeliverMessage, OrderCancelled } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { toldByEmail, wantsOnlyEmail } from './told-by-email';

describeHandler({
  service: 'notification',
  load: async () => (await import('../src/notification.module')).NotificationModule,
  queue: 'notification.notify-on-order-cancelled',
  contract: OrderCancelled,
  given: async (environment) => {
    await wantsOnlyEmail(environment, 'c-1');
    return {
      orderId: uuidv7(),
      customerId: 'c-1',
      saleId: null,
      lines: [{ sku: 'SKU-1', quantity: 1 }],
      cancelledAt: '2026-01-05T10:00:00.000Z',
    };
  },
  thenState: (environment, { orderId }) =>
    toldByEmail(
      environment,
      orderId,
      'order-cancelled',
      `Your order ${orderId} was cancelled on 5 Jan 2026, 10:00 UTC, as you asked. Nothing is owed.`,
    ),
  thenMessages: [DeliverMessage],
});
