import { DeliverMessage, NotificationDelivered } from '@floodgate/contracts';
import type { MessagingSettings } from '@floodgate/messaging';
import { DeliverBySandbox } from './messaging/deliver-by-sandbox.handler';
import { NotifyOnOrderConfirmed } from './messaging/notify-on-order-confirmed.handler';
import { NotifyOnOrderRejected } from './messaging/notify-on-order-rejected.handler';

/** What this service hears and says. The broker's topology and the pictures are made from it. */
export const notificationMessaging = {
  owner: 'notification',
  handlers: [NotifyOnOrderConfirmed, NotifyOnOrderRejected, DeliverBySandbox],
  publishes: [DeliverMessage, NotificationDelivered],
} as const satisfies Omit<MessagingSettings, 'url'>;
