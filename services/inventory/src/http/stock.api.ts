import { freeText, sku } from '@floodgate/contracts';
import { z } from 'zod';
import type { Stock } from '../domain/stock';

const ADJUSTMENT_MAX_COUNT = 1_000_000;
const PAGE_MAX_COUNT = 100;
const PAGE_DEFAULT_COUNT = 20;

export const StockParams = z.object({ sku });
export type StockParams = z.infer<typeof StockParams>;

export const ListStockQuery = z.object({
  limit: z.coerce.number().int().min(1).max(PAGE_MAX_COUNT).default(PAGE_DEFAULT_COUNT),
  cursor: sku.optional(),
});
export type ListStockQuery = z.infer<typeof ListStockQuery>;

export const AdjustStockBody = z.object({
  quantity: z
    .int()
    .min(-ADJUSTMENT_MAX_COUNT)
    .max(ADJUSTMENT_MAX_COUNT)
    .refine((quantity) => quantity !== 0, 'must not be 0')
    .describe('Signed: pieces that come in, or go out.'),
  reason: freeText,
});
export type AdjustStockBody = z.infer<typeof AdjustStockBody>;

const stock = z.object({ sku, stocked: z.int(), available: z.int(), reserved: z.int(), sold: z.int() });

export const StockAnswer = stock.describe(
  'What there is: `stocked = available + reserved + sold`. `reserved` is held for orders that are not paid, or kept for a flash ' +
    'sale that has not sold it; `sold` is paid for, and comes back when an order is refunded.',
);
export type StockAnswer = z.infer<typeof StockAnswer>;

export const StockPage = z
  .object({ items: z.array(stock), nextCursor: sku.nullable() })
  .describe('By SKU. Ask again with `cursor` set to `nextCursor` until it is null.');
export type StockPage = z.infer<typeof StockPage>;

export function presentStock({ sku, stocked, available, reserved, sold }: Stock): StockAnswer {
  return { sku, stocked, available, reserved, sold };
}

export function presentPage(stock: readonly Stock[], limit: number): StockPage {
  const last = stock.length === limit ? stock.at(-1) : undefined;
  return { items: stock.map(presentStock), nextCursor: last?.sku ?? null };
}
