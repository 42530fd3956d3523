import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-message';
import { customerId, instant, rejectionReason, shortage, uuid } from '../fields';

/** The order ended without a reservation; nothing is owed by either side. */
export const OrderRejected = defineEvent('order.rejected.v1', {
  subject: 'orderId',
  data: z.object({
    orderId: uuid,
    customerId,
    saleId: uuid.nullable(),
    reason: rejectionReason,
    shortages: z.array(shortage),
    rejectedAt: instant,
  }),
});
export type OrderRejected = EventOf<typeof OrderRejected>;
