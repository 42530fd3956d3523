import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-message';
import { customerId, instant, minorUnits, uuid } from '../fields';

/** Stock is reserved for every line of the order. */
export const OrderConfirmed = defineEvent('order.confirmed.v1', {
  subject: 'orderId',
  data: z.object({
    orderId: uuid,
    customerId,
    saleId: uuid.nullable(),
    totalMinor: minorUnits,
    confirmedAt: instant,
    /** Until when it can be paid; after that it expires. */
    payBy: instant.optional(),
  }),
});
export type OrderConfirmed = EventOf<typeof OrderConfirmed>;
