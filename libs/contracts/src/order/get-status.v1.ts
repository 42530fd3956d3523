import { z } from 'zod';
import { defineRpc, type ReplyOf, type RequestOf } from '../define-rpc';
import { customerId, instant, uuid } from '../fields';

/** How far has this order come? Answers `unknown-order` for an order that has not arrived (yet). */
export const GetStatus = defineRpc('order.get-status.v1', {
  request: z.object({ orderId: uuid }),
  reply: z.object({
    orderId: uuid,
    customerId,
    saleId: uuid.nullable(),
    /** The order's life-cycle state; a string, so that a new state does not break old callers. */
    status: z.string(),
    /** Why it was rejected; null while it was not. */
    reason: z.string().nullable(),
    changedAt: instant,
    /** Until when it can be paid; null when nothing is to be paid. */
    payBy: instant.nullable().optional(),
  }),
});
export type GetStatusRequest = RequestOf<typeof GetStatus>;
export type GetStatusReply = ReplyOf<typeof GetStatus>;
