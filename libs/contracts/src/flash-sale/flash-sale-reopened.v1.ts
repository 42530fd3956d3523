import { z } from 'zod';
import { defineSignal, type EventOf } from '../define-message';
import { instant, uuid } from '../fields';

/** Something came back: the door is open again. */
export const FlashSaleReopened = defineSignal('flash-sale.reopened.v1', {
  subject: 'saleId',
  data: z.object({
    saleId: uuid,
    /** Inventory's count of changes when it was so: only the newest word counts. */
    stockRevision: z.int().min(1),
    at: instant,
  }),
});
export type FlashSaleReopened = EventOf<typeof FlashSaleReopened>;
