import { z } from 'zod';
import { defineRpc, type ReplyOf, type RequestOf } from '../define-rpc';
import { pieces, uuid } from '../fields';

/** May this replica admit so many? The asker makes the lease's id, so asking again with the same id is the same lease. Answers `unknown-sale`. */
export const LeasePermits = defineRpc('inventory.lease-permits.v1', {
  request: z.object({
    leaseId: uuid,
    saleId: uuid,
    /** The replica that asks. */
    holder: z.string().min(1).max(100),
    wantedCount: z.int().min(1).max(10_000),
    /** What one buyer who waits needs in one lease: of fewer there would be no use, so as many are granted if there are. */
    neededCount: z.int().min(1).max(10_000).optional(),
    /** How long the lease is wanted for, in milliseconds. */
    durationMs: z.int().min(100).max(600_000),
  }),
  reply: z.object({
    leaseId: uuid,
    /** 0 when there is nothing left to lease right now. */
    grantedCount: z.int().min(0),
    /** What is left to lease after this grant. */
    free: pieces,
    isClosed: z.boolean(),
    stockRevision: z.int().min(1),
  }),
});
export type LeasePermitsRequest = RequestOf<typeof LeasePermits>;
export type LeasePermitsReply = ReplyOf<typeof LeasePermits>;
