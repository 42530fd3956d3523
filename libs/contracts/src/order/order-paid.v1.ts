import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-message';
import { customerId, instant, minorUnits, uuid } from '../fields';

/** The customer's money is here; the pieces are theirs. */
export const OrderPaid = defineEvent('order.paid.v1', {
  subject: 'orderId',
  data: z.object({
    orderId: uuid,
    customerId,
    saleId: uuid.nullable(),
    totalMinor: minorUnits,
    paymentId: uuid,
    paidAt: instant,
  }),
});
export type OrderPaid = EventOf<typeof OrderPaid>;
