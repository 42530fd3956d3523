import { z } from 'zod';
import { defineCommand, type EventOf } from '../define-message';
import { uuid } from '../fields';

/** A lease ends: these of its permits were not spent. Repeating it changes nothing. */
export const ReturnPermits = defineCommand('inventory.return-permits.v1', {
  subject: 'saleId',
  data: z.object({
    saleId: uuid,
    leaseId: uuid,
    unspentCount: z.int().min(0),
  }),
});
export type ReturnPermits = EventOf<typeof ReturnPermits>;
