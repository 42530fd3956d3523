import { z } from 'zod';
import { defineCommand, type EventOf } from '../define-message';
import { customerId, instant, orderLine, uuid } from '../fields';

/** A flash-sale ticket was admitted and becomes an order; the ticket's id is the order's id. */
export const PlaceOrders = defineCommand('order.place-orders.v1', {
  subject: 'orderId',
  data: z.object({
    orderId: uuid,
    customerId,
    saleId: uuid,
    /** At the sale's price, which the gateway owns. */
    lines: z.array(orderLine).min(1),
    admittedAt: instant,
    /** The lease whose permits were spent on this ticket. */
    leaseId: uuid.optional(),
  }),
});
export type PlaceOrders = EventOf<typeof PlaceOrders>;
