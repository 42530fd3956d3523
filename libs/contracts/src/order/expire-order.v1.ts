import { z } from 'zod';
import { defineCommand, type EventOf } from '../define-message';
import { instant, uuid } from '../fields';

/** The time to pay is over: if the order is still not paid, it ends. Sent to oneself, with a delay. */
export const ExpireOrder = defineCommand('order.expire-order.v1', {
  subject: 'orderId',
  data: z.object({
    orderId: uuid,
    /** Until when it could be paid. */
    payBy: instant,
  }),
});
export type ExpireOrder = EventOf<typeof ExpireOrder>;
