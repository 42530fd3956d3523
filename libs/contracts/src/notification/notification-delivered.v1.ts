import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-message';
import { customerId, instant, uuid } from '../fields';
import { channel } from './deliver-message.v1';

/** The customer was told, once. */
export const NotificationDelivered = defineEvent('notification.delivered.v1', {
  subject: 'orderId',
  mayBeUnheard: true,
  data: z.object({ deliveryId: uuid, orderId: uuid, customerId, channel, template: z.string(), deliveredAt: instant }),
});
export type NotificationDelivered = EventOf<typeof NotificationDelivered>;
