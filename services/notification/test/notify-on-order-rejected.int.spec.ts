import { DeliverMessage, OrderRejected } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';

describeHandler({
  service: 'notification',
  load: async () => (await import('../src/notification.module')).NotificationModule,
  queue: 'notification.notify-on-order-rejected',
  contract: OrderRejected,
  given: () =>
    Promise.resolve({
      orderId: uuidv7(),
      customerId: 'c-1',
      saleId: null,
      reason: 'insufficient-stock' as const,
      shortages: [{ sku: 'SKU-1', requested: 3, available: 1 }],
      rejectedAt: new Date().toISOString(),
    }),
  thenState: async (environment, { orderId }) => {
    const query = 'SELECT customer_id, channel, template, body FROM deliveries WHERE order_id = $1';
    expect(await environment.sql(query, [orderId])).toEqual([
      {
        customer_id: 'c-1',
        channel: 'email',
        template: 'order-rejected',
        body: `We are sorry: we cannot take your order ${orderId}. Of SKU-1 you wanted 3; there was 1.`,
      },
    ]);
  },
  thenMessages: [DeliverMessage],
});
