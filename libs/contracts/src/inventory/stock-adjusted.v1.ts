import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-message';
import { instant, sku } from '../fields';

/** An operator changed how much there is; `quantity` is the signed change. */
export const StockAdjusted = defineEvent('inventory.stock-adjusted.v1', {
  subject: 'sku',
  mayBeUnheard: true,
  data: z.object({
    sku,
    quantity: z.int(),
    reason: z.string(),
    /** What can be promised after the change. */
    available: z.int(),
    adjustedAt: instant,
  }),
});
export type StockAdjusted = EventOf<typeof StockAdjusted>;
