import { z } from 'zod';
import { defineSignal, type EventOf } from '../define-message';
import { instant, uuid } from '../fields';

/** Nothing is left to lease: whoever comes now is told at once. */
export const FlashSaleSoldOut = defineSignal('flash-sale.sold-out.v1', {
  subject: 'saleId',
  data: z.object({
    saleId: uuid,
    /** Inventory's count of changes when it was so: only the newest word counts. */
    stockRevision: z.int().min(1),
    at: instant,
  }),
});
export type FlashSaleSoldOut = EventOf<typeof FlashSaleSoldOut>;
