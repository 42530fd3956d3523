import { stateOf, type FlashSale } from '../domain/flash-sale';
import type { FlashSaleAnswer, FlashSalePage } from './flash-sales.api';

export function presentSale(sale: FlashSale, now: Date): FlashSaleAnswer {
  const { id, sku, name, priceMinor, opensAt, closesAt } = sale;
  const window = { opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(), state: stateOf(sale, now) };
  return { id, sku, name, priceMinor, ...window };
}

export function presentPage(sales: readonly FlashSale[], limit: number, now: Date): FlashSalePage {
  const last = sales.length === limit ? sales.at(-1) : undefined;
  return { items: sales.map((sale) => presentSale(sale, now)), nextCursor: last?.id ?? null };
}
