import { z } from 'zod';
import { defineRpc, type ReplyOf, type RequestOf } from '../define-rpc';
import { shortage, stockLine } from '../fields';

/** Could these lines be promised now? Promises nothing. Answers `unknown-sku` for a SKU that does not exist. */
export const CheckAvailability = defineRpc('inventory.check-availability.v1', {
  request: z.object({ lines: z.array(stockLine).min(1).max(100) }),
  reply: z.object({ isAvailable: z.boolean(), shortages: z.array(shortage) }),
});
export type CheckAvailabilityRequest = RequestOf<typeof CheckAvailability>;
export type CheckAvailabilityReply = ReplyOf<typeof CheckAvailability>;
