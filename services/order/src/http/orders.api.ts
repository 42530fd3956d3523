import { customerId, instant, minorUnits, quantity, sku, uuid } from '@floodgate/contracts';
import { z } from 'zod';
import { orderStatuses } from '../domain/order-status';
import { PaymentAnswer } from './payments.api';

const LINES_MAX_COUNT = 100;
const PAGE_MAX_COUNT = 100;
const PAGE_DEFAULT_COUNT = 20;

const wantedLine = z.object({ sku, quantity });
const status = z.enum(orderStatuses);

export const PlaceOrderBody = z.object({
  lines: z.array(wantedLine).min(1).max(LINES_MAX_COUNT).superRefine(refuseRepeatedSkus),
});

export const PlaceOrderQuery = z.object({ check: z.literal('now').optional() });

export const OrderReceipt = z
  .object({
    id: uuid,
    status: z.literal('placed'),
    totalMinor: minorUnits,
    placedAt: instant,
    stockCheck: z.enum(['not-asked', 'passed', 'unanswered', 'repeated']),
  })
  .describe('Accepted. What becomes of the order is told at the address in `Location`.');
export type OrderReceipt = z.infer<typeof OrderReceipt>;

export const OrderParams = z.object({ id: uuid });

export const ListOrdersQuery = z.object({
  customerId: customerId.optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX_COUNT).default(PAGE_DEFAULT_COUNT),
  cursor: uuid.optional(),
});

export const SummaryAnswer = z.object({
  id: uuid,
  customerId: z.string(),
  saleId: uuid.nullable(),
  status,
  totalMinor: minorUnits,
  reason: z.string().nullable(),
  placedAt: instant,
  /** Until when it can be paid; null before it is confirmed. */
  payBy: instant.nullable(),
  updatedAt: instant,
});
export type SummaryAnswer = z.infer<typeof SummaryAnswer>;

export const OrderAnswer = SummaryAnswer.extend({
  lines: z.array(wantedLine.extend({ unitPriceMinor: minorUnits })),
  history: z.array(z.object({ status, at: instant, reason: z.string().nullable() })),
  payments: z.array(PaymentAnswer),
}).describe('The order, what is in it, every step it has taken and every attempt to pay it, the first one first.');
export type OrderAnswer = z.infer<typeof OrderAnswer>;

export const OrderPage = z
  .object({ items: z.array(SummaryAnswer), nextCursor: uuid.nullable() })
  .describe('Newest first. Ask again with `cursor` set to `nextCursor` until that is null.');
export type OrderPage = z.infer<typeof OrderPage>;

/** Refused, not added up: what is read back later is, line by line, what was sent. */
function refuseRepeatedSkus(lines: readonly { readonly sku: string }[], issues: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (seen.has(line.sku))
      issues.addIssue({ code: 'custom', path: [index, 'sku'], message: 'is in an earlier line already' });
    seen.add(line.sku);
  }
}
