import { z } from 'zod';
import { defineDispatch, type EventOf } from '../define-message';
import { customerId, uuid } from '../fields';

/** Where a customer can be told something. */
export const channel = z.enum(['sms', 'email', 'push']);

/** One message for one customer on one channel, on its way to that channel's work queue. Its words stay in the row that records it. */
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
  }),
});
export type DeliverMessage = EventOf<typeof DeliverMessage>;
