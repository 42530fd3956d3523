import { DeliverMessage, OrderRefunded } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { toldByEmail, wantsOnlyEmail } from './told-by-email';

describeHandler({
  service: 'notification',
  load: async () => (await import('../src/notification.module')).NotificationModule,
  queue: 'notification.notify-on-order-refunded',
  contract: OrderRefunded,
  given: async (environment) => {
    await wantsOnlyEmail(environment, 'c-1');
    return {
      orderId: uuidv7(),
      customerId: 'c-1',
      saleId: null,
      totalMinor: 8_900,
      paymentId: uuidv7(),
      reason: 'damaged',
      refundedAt: '2026-01-05T10:00:00.000Z',
    };
  },
  thenState: (environment, { orderId }) =>
    toldByEmail(
      environment,
      orderId,
      'order-refunded',
      `Your order ${orderId} was refunded on 5 Jan 2026, 10:00 UTC (damaged). 89.00 is on its way back to you.`,
    ),
  thenMessages: [DeliverMessage],
});
