import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-message';
import { customerId, instant, stockLine, uuid } from '../fields';

/** The customer took the order back before it was paid. It may be heard before stock was ever asked for, so it says of what. */
export const OrderCancelled = defineEvent('order.cancelled.v1', {
  subject: 'orderId',
  data: z.object({
    orderId: uuid,
    customerId,
    saleId: uuid.nullable(),
    lines: z.array(stockLine).min(1),
    cancelledAt: instant,
  }),
});
export type OrderCancelled = EventOf<typeof OrderCancelled>;
