import { DeliverMessage, NotificationDelivered } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';

describeHandler({
  service: 'notification',
  load: async () => (await import('../src/notification.module')).NotificationModule,
  queue: 'notification.deliver-by-sandbox',
  contract: DeliverMessage,
  given: async (environment) => {
    const message = {
      deliveryId: uuidv7(),
      orderId: uuidv7(),
      customerId: 'c-1',
      channel: 'email' as const,
      priority: 'normal' as const,
      template: 'order-confirmed',
      body: 'Your order is confirmed.',
    };
    await environment.sql(
      `INSERT INTO deliveries (id, order_id, customer_id, channel, template, body, status, created_at)
       SELECT "deliveryId", "orderId", "customerId", channel, template, body, 'recorded', now()
         FROM json_to_record($1::json) AS message (
           "deliveryId" uuid, "orderId" uuid, "customerId" text, channel text, template text, body text)`,
      [JSON.stringify(message)],
    );
    return message;
  },
  thenState: async (environment, { deliveryId, body }) => {
    const status = await environment.sql('SELECT status FROM deliveries WHERE id = $1', [deliveryId]);
    const received = await environment.sql('SELECT body FROM sandbox_messages WHERE delivery_id = $1', [deliveryId]);
    expect([status, received]).toEqual([[{ status: 'delivered' }], [{ body }]]);
  },
  thenMessages: [NotificationDelivered],
});
