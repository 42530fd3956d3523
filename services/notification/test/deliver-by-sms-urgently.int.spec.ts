import { DeliverMessage, NotificationDelivered } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { recorded } from './recorded';

describeHandler({
  service: 'notification',
  load: async () => (await import('../src/notification.module')).NotificationModule,
  queue: 'notification.deliver-by-sms-urgently',
  contract: DeliverMessage,
  given: (environment) => recorded(environment, { channel: 'sms', priority: 'high', template: 'order-confirmed' }),
  thenState: async (environment, { deliveryId, body }) => {
    const state = 'SELECT status, attempts, provider FROM deliveries WHERE id = $1';
    expect(await environment.sql(state, [deliveryId])).toEqual([
      { status: 'delivered', attempts: 1, provider: 'sandbox' },
    ]);
    const received = 'SELECT body FROM sandbox_messages WHERE delivery_id = $1';
    expect(await environment.sql(received, [deliveryId])).toEqual([{ body }]);
  },
  thenMessages: [NotificationDelivered],
});
