import { z } from 'zod';
import { defineRpc, type ReplyOf, type RequestOf } from '../define-rpc';
import { customerId, instant, uuid } from '../fields';

/** How far have these orders come? Orders that have not arrived (yet) are missing from the answer. */
export const GetStatuses = defineRpc('order.get-statuses.v1', {
  request: z.object({
    orderIds: z.array(uuid).min(1).max(500),
  }),
  reply: z.object({
    orders: z.array(
      z.object({
        orderId: uuid,
        customerId,
        saleId: uuid.nullable(),
        /** The order's life-cycle state; a string, so that a new state does not break old callers. */
        status: z.string(),
        reason: z.string().nullable(),
        changedAt: instant,
        /** Until when it can be paid; null when nothing is to be paid. */
        payBy: instant.nullable().optional(),
      }),
    ),
  }),
});
export type GetStatusesRequest = RequestOf<typeof GetStatuses>;
export type GetStatusesReply = ReplyOf<typeof GetStatuses>;
