import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-message';
import { customerId, instant, uuid } from '../fields';
import { channel } from './deliver-message.v1';

/** The customer could not be told on this channel, and nobody will try again. */
export const NotificationFailed = defineEvent('notification.failed.v1', {
  subject: 'orderId',
  mayBeUnheard: true,
  data: z.object({
    deliveryId: uuid,
    orderId: uuid,
    customerId,
    channel,
    template: z.string(),
    /** What the provider said. */
    reason: z.string(),
    failedAt: instant,
  }),
});
export type NotificationFailed = EventOf<typeof NotificationFailed>;
