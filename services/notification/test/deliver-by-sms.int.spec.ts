import { DeliverMessage, NotificationDelivered } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { delivers, isDelivered, recorded } from './recorded';

describeHandler({
  service: 'notification',
  load: async () => (await import('../src/notification.module')).NotificationModule,
  queue: 'notification.deliver-by-sms',
  contract: DeliverMessage,
  given: (environment) => recorded(environment, { channel: 'sms', priority: 'normal', template: 'order-expired' }),
  thenState: isDelivered,
  writes: delivers,
  thenMessages: [NotificationDelivered],
});
