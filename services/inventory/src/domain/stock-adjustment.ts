import { IdempotencyKeyReused } from './inventory.errors';

/** A line in the books: who changed how much there is, and why. */
export interface StockAdjustment {
  readonly id: string;
  readonly sku: string;
  /** Signed: in is positive, out is negative. */
  readonly quantity: number;
  readonly reason: string;
  readonly adjustedBy: string;
  /** The operator's own name for the request, so that repeating it changes the stock once. */
  readonly idempotencyKey: string | null;
  readonly adjustedAt: Date;
}

/** @throws IdempotencyKeyReused when a repeated request does not ask for what the first one asked for */
export function assertSameAdjustment(first: StockAdjustment, repeated: StockAdjustment): void {
  const isSame = first.sku === repeated.sku && first.quantity === repeated.quantity && first.reason === repeated.reason;
  if (!isSame) throw new IdempotencyKeyReused();
}
