import { announcedStateOf, isUnanswered, type PlannedSale } from '../domain/planned-sale';
import type { SaleCounters } from '../domain/sale-counters';
import type { FlashSaleAnswer, FlashSalePage } from './flash-sales.api';

const SILENT = 'Inventory does not answer right now. Nothing is lost: ask again in a moment.';
const UNKNOWN = 'Inventory has not set anything aside for this sale (yet).';

export function presentSale(sale: PlannedSale, counters: SaleCounters): FlashSaleAnswer {
  const { id, sku, name, allocation, priceMinor, perCustomerLimit } = sale;
  const { opensAt, closesAt } = sale;
  return {
    ...{ id, sku, name, allocation, priceMinor, perCustomerLimit },
    ...{ opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(), state: stateOf(sale, counters) },
    ...{ inventory: presentAnswer(sale), ...presentCounters(sale.id, counters) },
  };
}

export function presentPage(
  sales: readonly PlannedSale[],
  { counters, limit }: { readonly counters: SaleCounters; readonly limit: number },
): FlashSalePage {
  const last = sales.length === limit ? sales.at(-1) : undefined;
  return { items: sales.map((sale) => presentSale(sale, counters)), nextCursor: last?.id ?? null };
}

function stateOf(sale: PlannedSale, { at, soldOut }: SaleCounters): FlashSaleAnswer['state'] {
  const state = announcedStateOf(sale, at);
  return state === 'open' && soldOut.has(sale.id) ? 'sold-out' : state;
}

function presentAnswer(sale: PlannedSale): FlashSaleAnswer['inventory'] {
  const allocated = sale.answer?.allocated ?? null;
  if (isUnanswered(sale)) return { answer: 'pending', allocated, refusal: null };
  const refusal = sale.answer?.refusal ?? null;
  return { answer: refusal === null ? 'granted' : 'refused', allocated, refusal };
}

function presentCounters(saleId: string, { bySale }: SaleCounters): Pick<FlashSaleAnswer, 'counters' | 'hint'> {
  if (!bySale) return { counters: null, hint: SILENT };
  const counted = bySale.get(saleId);
  if (!counted) return { counters: null, hint: UNKNOWN };
  const { allocated, free, leased, held, sold } = counted;
  return { counters: { allocated, free, leased, held, sold }, hint: null };
}
