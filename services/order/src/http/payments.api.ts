import { freeText, instant, minorUnits, uuid } from '@floodgate/contracts';
import { z } from 'zod';
import { paymentStatuses } from '../domain/payment';

const CARD_MAX_LENGTH = 64;
/** What looks like the number of a card is refused before anything stores it. */
const CARD_NUMBER = /^[\d_-]{12,}$/;

export const PayBody = z.object({
  /** The provider's word for the card. */
  card: z
    .string()
    .min(1)
    .max(CARD_MAX_LENGTH)
    .regex(/^[A-Za-z0-9_-]*$/, 'letters, digits, - and _')
    .refine((card) => !CARD_NUMBER.test(card), 'must be the provider’s token for a card, never its number'),
});

export const RefundBody = z.object({ reason: freeText });

/** A payment whose outcome is not known is `pending`, whichever way we look for it. */
const status = z.enum(['pending', ...paymentStatuses]).exclude(['asked']);

export const PaymentAnswer = z.object({
  id: uuid,
  status,
  amountMinor: minorUnits,
  /** Why it was declined; null while it was not. */
  reason: z.string().nullable(),
  /** When its status was last changed. */
  at: instant,
});
export type PaymentAnswer = z.infer<typeof PaymentAnswer>;

export const PaymentReceipt = PaymentAnswer.extend({ orderId: uuid }).describe(
  'What became of the payment. `pending`: the provider has not said yet, look at the order again.',
);
export type PaymentReceipt = z.infer<typeof PaymentReceipt>;
