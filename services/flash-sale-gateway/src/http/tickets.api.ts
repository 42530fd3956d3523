import { instant, uuid } from '@floodgate/contracts';
import { z } from 'zod';

export const TicketReceipt = z
  .object({ orderId: uuid, saleId: uuid, status: z.literal('admitted') })
  .describe('Your ticket. What becomes of it is told at the address in `Location`.');
export type TicketReceipt = z.infer<typeof TicketReceipt>;

export const TicketParams = z.object({ id: uuid, orderId: uuid });

export const TicketAnswer = z
  .object({
    orderId: uuid,
    saleId: uuid,
    status: z.string(),
    reason: z.string().nullable(),
    changedAt: instant.nullable(),
    payBy: instant.nullable(),
  })
  .describe('`admitted` until the order is stored, then the state of the order.');
export type TicketAnswer = z.infer<typeof TicketAnswer>;
