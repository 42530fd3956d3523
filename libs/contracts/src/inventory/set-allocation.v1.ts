import { z } from 'zod';
import { defineCommand, type EventOf } from '../define-message';
import { pieces, sku, uuid } from '../fields';

/** So many pieces belong to this flash sale from now on; a closed sale gives back what it has not sold. The highest revision counts. */
export const SetAllocation = defineCommand('inventory.set-allocation.v1', {
  subject: 'saleId',
  data: z.object({
    saleId: uuid,
    sku,
    /** In all, with what is sold already. */
    allocation: pieces,
    isClosed: z.boolean(),
    /** Grows with every change of the sale: an older command that comes late changes nothing. */
    revision: z.int().min(1),
  }),
});
export type SetAllocation = EventOf<typeof SetAllocation>;
