import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-message';
import { instant, stockLine, uuid } from '../fields';

/** What was held for an order, or sold to it, can be promised again. */
export const StockReleased = defineEvent('inventory.stock-released.v1', {
  subject: 'orderId',
  mayBeUnheard: true,
  data: z.object({
    orderId: uuid,
    saleId: uuid.nullable(),
    lines: z.array(stockLine),
    reason: z.enum(['cancelled', 'expired', 'refunded']),
    releasedAt: instant,
  }),
});
export type StockReleased = EventOf<typeof StockReleased>;
