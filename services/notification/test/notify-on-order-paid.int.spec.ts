import { DeliverMessage, OrderPaid } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { toldByEmail, wantsOnlyEmail } from './told-by-email';

describeHandler({
  service: 'notification',
  load: async () => (await import('../src/notification.module')).NotificationModule,
  queue: 'notification.notify-on-order-paid',
  contract: OrderPaid,
  given: async (environment) => {
    await wantsOnlyEmail(environment, 'c-1');
    return {
      orderId: uuidv7(),
      customerId: 'c-1',
      saleId: null,
      totalMinor: 8_900,
      paymentId: uuidv7(),
      paidAt: '2026-01-05T10:00:00.000Z',
    };
  },
  thenState: (environment, { orderId }) =>
    toldByEmail(
      environment,
      orderId,
      'order-paid',
      `Thank you: we received 89.00 for your order ${orderId} on 5 Jan 2026, 10:00 UTC.`,
    ),
  thenMessages: [DeliverMessage],
});
