import { z } from 'zod';
import { defineCommand, type EventOf } from '../define-message';
import { uuid } from '../fields';

/** Ask the payment provider what became of a payment whose outcome is not known. Sent to oneself, with a delay. */
export const SettlePayment = defineCommand('order.settle-payment.v1', {
  subject: 'orderId',
  data: z.object({
    orderId: uuid,
    paymentId: uuid,
    /** How often the provider was asked before. */
    askedCount: z.int().min(0),
  }),
});
export type SettlePayment = EventOf<typeof SettlePayment>;
