import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-message';
import { instant, quantity, uuid } from '../fields';

/** A ticket came in again, paid for with another permit, and changed nothing: that permit is free again. */
export const TicketRepeated = defineEvent('order.ticket-repeated.v1', {
  subject: 'orderId',
  data: z.object({
    orderId: uuid,
    saleId: uuid,
    /** The lease whose permits were spent in vain. */
    leaseId: uuid,
    quantity,
    repeatedAt: instant,
  }),
});
export type TicketRepeated = EventOf<typeof TicketRepeated>;
