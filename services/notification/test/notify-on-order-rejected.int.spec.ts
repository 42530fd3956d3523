import { DeliverMessage, OrderRejected } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { toldByEmail, wantsOnlyEmail } from './told-by-email';

describeHandler({
  service: 'notification',
  load: async () => (await import('../src/notification.module')).NotificationModule,
  queue: 'notification.notify-on-order-rejected',
  contract: OrderRejected,
  given: async (environment) => {
    await wantsOnlyEmail(environment, 'c-1');
    return {
      orderId: uuidv7(),
      customerId: 'c-1',
      saleId: null,
      reason: 'insufficient-stock' as const,
      shortages: [{ sku: 'SKU-1', requested: 3, available: 1 }],
      rejectedAt: '2026-01-05T10:00:00.000Z',
    };
  },
  thenState: (environment, { orderId }) =>
    toldByEmail(
      environment,
      orderId,
      'order-rejected',
      `We are sorry: we cannot take your order ${orderId}. Of SKU-1 you wanted 3; there was 1.`,
    ),
  thenMessages: [DeliverMessage],
});
