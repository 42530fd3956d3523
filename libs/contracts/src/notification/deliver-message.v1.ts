import { z } from 'zod';
import { defineDispatch, type EventOf } from '../define-message';
import { customerId, uuid } from '../fields';

/** Where a customer can be told something. */
export const channel = z.enum(['sms', 'email', 'push']);

/** One message for one customer on one channel, on its way to that channel's work queue. */
export const DeliverMessage = defineDispatch('notification.deliver-message.v1', {
  subject: 'orderId',
  routedBy: ['channel', 'priority'],
  data: z.object({
    deliveryId: uuid,
    orderId: uuid,
    customerId,
    channel,
    priority: z.enum(['normal', 'high']),
    /** Which text it is, such as `order-confirmed`; one delivery per order, channel and template. */
    template: z.string(),
    /** The subject of an e-mail, the title of a push message; an SMS has none. */
    title: z.string().nullable(),
    body: z.string(),
    /** E-mail address, phone number or push token; null when the customer gave none. */
    address: z.string().nullable(),
  }),
});
export type DeliverMessage = EventOf<typeof DeliverMessage>;
