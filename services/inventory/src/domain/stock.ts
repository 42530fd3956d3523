import { StockInsufficient, StockTooLarge, StockUnknown } from './inventory.errors';
import type { StockLine, UnmetLine } from './reservation';

/** What there is of one SKU: `stocked = available + reserved + sold`, and none of them is ever below zero. */
export interface Stock {
  readonly sku: string;
  readonly stocked: number;
  readonly available: number;
  /** Held for orders that are not paid, or kept for flash sales that have not sold it. */
  readonly reserved: number;
  /** Paid for, and not refunded. */
  readonly sold: number;
}

/** More of one SKU than this is a slip of the hand; it also keeps every sum inside a 32-bit column. */
export const STOCKED_MAX_COUNT = 1_000_000_000;

/** Why a change of `quantity` was not possible, given what there is. */
export function adjustmentRefusal(stock: Stock | null, { sku, quantity }: StockLine): Error {
  if (stock === null) return new StockUnknown(sku);
  return quantity < 0 ? new StockInsufficient(stock, -quantity) : new StockTooLarge(stock, STOCKED_MAX_COUNT);
}

/** The lines that could not be held now. Lines must be merged: one per SKU. */
export function unmetLines(lines: readonly StockLine[], availableBySku: ReadonlyMap<string, number>): UnmetLine[] {
  return lines
    .map(({ sku, quantity }) => ({ sku, requested: quantity, available: availableBySku.get(sku) ?? null }))
    .filter(({ requested, available }) => available === null || requested > available);
}
