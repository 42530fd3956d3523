import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-message';
import { customerId, instant, uuid } from '../fields';

/** The order was confirmed and not paid in time; what was held for it is free again. */
export const OrderExpired = defineEvent('order.expired.v1', {
  subject: 'orderId',
  data: z.object({
    orderId: uuid,
    customerId,
    saleId: uuid.nullable(),
    expiredAt: instant,
  }),
});
export type OrderExpired = EventOf<typeof OrderExpired>;
