import { z } from 'zod';
import { defineSignal, type EventOf } from '../define-message';
import { instant, uuid } from '../fields';

/** The sale is over. */
export const FlashSaleClosed = defineSignal('flash-sale.closed.v1', {
  subject: 'saleId',
  data: z.object({
    saleId: uuid,
    at: instant,
  }),
});
export type FlashSaleClosed = EventOf<typeof FlashSaleClosed>;
