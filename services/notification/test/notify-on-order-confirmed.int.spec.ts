import { DeliverMessage, OrderConfirmed } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';

describeHandler({
  service: 'notification',
  load: async () => (await import('../src/notification.module')).NotificationModule,
  queue: 'notification.notify-on-order-confirmed',
  contract: OrderConfirmed,
  given: () =>
    Promise.resolve({
      orderId: uuidv7(),
      customerId: 'c-1',
      saleId: null,
      totalMinor: 8_900,
      confirmedAt: new Date().toISOString(),
    }),
  thenState: async (environment, { orderId }) => {
    const query = 'SELECT customer_id, channel, template, body FROM deliveries WHERE order_id = $1';
    expect(await environment.sql(query, [orderId])).toEqual([
      {
        customer_id: 'c-1',
        channel: 'email',
        template: 'order-confirmed',
        body: `Your order ${orderId} is confirmed. The total is 89.00.`,
      },
    ]);
  },
  thenMessages: [DeliverMessage],
});
