import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-message';
import { instant, rejectionReason, shortage, uuid } from '../fields';

/** At least one line could not be held, so none is. */
export const StockRejected = defineEvent('inventory.stock-rejected.v1', {
  subject: 'orderId',
  data: z.object({ orderId: uuid, reason: rejectionReason, shortages: z.array(shortage), rejectedAt: instant }),
});
export type StockRejected = EventOf<typeof StockRejected>;
