import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-message';
import { instant, pieces, sku, uuid } from '../fields';

/** The answer to `inventory.set-allocation`: what the sale has now, and why it is not what was asked for. */
export const AllocationSet = defineEvent('inventory.allocation-set.v1', {
  subject: 'saleId',
  data: z.object({
    saleId: uuid,
    sku,
    /** Pieces that belong to the sale, sold ones included. */
    allocated: pieces,
    /** Of the command that is answered. */
    revision: z.int().min(1),
    isClosed: z.boolean(),
    /** Null when the sale got what was asked for. */
    refusal: z.enum(['unknown-sku', 'insufficient-stock', 'already-sold']).nullable(),
    setAt: instant,
  }),
});
export type AllocationSet = EventOf<typeof AllocationSet>;
