import { z } from 'zod';
import { defineSignal, type EventOf } from '../define-message';
import { instant, uuid } from '../fields';

/** The sale has begun. */
export const FlashSaleOpened = defineSignal('flash-sale.opened.v1', {
  subject: 'saleId',
  data: z.object({
    saleId: uuid,
    at: instant,
  }),
});
export type FlashSaleOpened = EventOf<typeof FlashSaleOpened>;
