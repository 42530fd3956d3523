import { DeliverMessage, OrderConfirmed } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { toldByEmail, wantsOnlyEmail } from './told-by-email';

describeHandler({
  service: 'notification',
  load: async () => (await import('../src/notification.module')).NotificationModule,
  queue: 'notification.notify-on-order-confirmed',
  contract: OrderConfirmed,
  given: async (environment) => {
    await wantsOnlyEmail(environment, 'c-1');
    return {
      orderId: uuidv7(),
      customerId: 'c-1',
      saleId: null,
      totalMinor: 8_900,
      payBy: '2026-01-05T10:15:00.000Z',
      confirmedAt: '2026-01-05T10:00:00.000Z',
    };
  },
  thenState: (environment, { orderId }) =>
    toldByEmail(
      environment,
      orderId,
      'order-confirmed',
      `Your order ${orderId} is confirmed. The total is 89.00. Please pay by 5 Jan 2026, 10:15 UTC.`,
    ),
  thenMessages: [DeliverMessage],
});
