import { z } from 'zod';
import { defineRpc, type ReplyOf, type RequestOf } from '../define-rpc';
import { pieces, uuid } from '../fields';

/** What these flash sales have right now; sales that inventory does not know are missing from the answer. */
export const GetAllocations = defineRpc('inventory.get-allocations.v1', {
  request: z.object({
    saleIds: z.array(uuid).min(1).max(1_000),
  }),
  reply: z.object({
    allocations: z.array(
      z.object({
        saleId: uuid,
        /** `allocated = free + leased + held + sold`. */
        allocated: pieces,
        free: pieces,
        leased: pieces,
        held: pieces,
        sold: pieces,
        isClosed: z.boolean(),
        stockRevision: z.int().min(1),
      }),
    ),
  }),
});
export type GetAllocationsRequest = RequestOf<typeof GetAllocations>;
export type GetAllocationsReply = ReplyOf<typeof GetAllocations>;
