import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-message';
import { customerId, instant, minorUnits, orderLine, uuid } from '../fields';

/** A customer's order was accepted; stock is not yet promised. */
export const OrderPlaced = defineEvent('order.placed.v1', {
  subject: 'orderId',
  data: z.object({
    orderId: uuid,
    customerId,
    /** The flash sale whose ticket this order is; null for a normal order. */
    saleId: uuid.nullable(),
    lines: z.array(orderLine).min(1),
    totalMinor: minorUnits,
    placedAt: instant,
    /** Of a flash-sale ticket: the lease whose permits were spent on it. */
    leaseId: uuid.optional(),
  }),
});
export type OrderPlaced = EventOf<typeof OrderPlaced>;
