import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-message';
import { customerId, freeText, instant, minorUnits, uuid } from '../fields';

/** A paid order was undone: the money goes back to the customer, the pieces to the stock. */
export const OrderRefunded = defineEvent('order.refunded.v1', {
  subject: 'orderId',
  data: z.object({
    orderId: uuid,
    customerId,
    saleId: uuid.nullable(),
    totalMinor: minorUnits,
    paymentId: uuid,
    reason: freeText,
    refundedAt: instant,
  }),
});
export type OrderRefunded = EventOf<typeof OrderRefunded>;
