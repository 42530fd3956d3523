import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-message';
import { instant, pieces, uuid } from '../fields';

/** A sale that had no permit left to lease has some again: restocked, returned, or an order that fell through. */
export const PermitsAvailable = defineEvent('inventory.permits-available.v1', {
  subject: 'saleId',
  data: z.object({
    saleId: uuid,
    free: pieces,
    /** Grows with every change of what the sale has: only the newest word counts. */
    stockRevision: z.int().min(1),
    availableAt: instant,
  }),
});
export type PermitsAvailable = EventOf<typeof PermitsAvailable>;
