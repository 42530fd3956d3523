import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-message';
import { instant, uuid } from '../fields';

/** Every line of the order is held for it. */
export const StockReserved = defineEvent('inventory.stock-reserved.v1', {
  subject: 'orderId',
  data: z.object({ orderId: uuid, reservedAt: instant }),
});
export type StockReserved = EventOf<typeof StockReserved>;
