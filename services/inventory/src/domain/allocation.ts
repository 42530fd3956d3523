/** What belongs to a flash sale: `allocated = free + leased + held + sold`, and none of them is ever below zero. */
export interface Allocation {
  readonly saleId: string;
  readonly sku: string;
  readonly allocated: number;
  readonly free: number;
  readonly leased: number;
  readonly held: number;
  readonly sold: number;
  readonly isClosed: boolean;
  /** Of the newest request. */
  readonly revision: number;
  /** What was answered to it. */
  readonly refusal: AllocationRefusal | null;
  readonly setAt: Date;
  /** Grows with every change. */
  readonly stockRevision: number;
}

/** What a sale is to have; the highest revision counts. */
export interface AllocationRequest {
  readonly saleId: string;
  readonly sku: string;
  /** In all, with what is sold already. */
  readonly allocation: number;
  readonly isClosed: boolean;
  readonly revision: number;
}

export type AllocationRefusal = 'unknown-sku' | 'insufficient-stock' | 'already-sold';

export interface AllocationChange {
  /** Pieces that move from the stock to the sale, or back when it is negative. */
  readonly movedCount: number;
  readonly refusal: AllocationRefusal | null;
}

/** What may be leased again in a sale that had nothing left. */
export interface NowAvailable {
  readonly saleId: string;
  readonly free: number;
  readonly stockRevision: number;
}

/**
 * How a request changes the sale, given what the stock has available (null when there is no such SKU). More than there is
 * moves nothing, as with an order; less than buyers already have gives back as much as possible.
 */
export function changeOf(
  sale: Pick<Allocation, 'sku' | 'allocated' | 'free'>,
  available: number | null,
  asked: AllocationRequest,
): AllocationChange {
  if (asked.isClosed) return { movedCount: -sale.free, refusal: null };
  if (available === null || sale.sku !== asked.sku) return { movedCount: 0, refusal: 'unknown-sku' };
  const wantedCount = asked.allocation - sale.allocated;
  if (wantedCount > available) return { movedCount: 0, refusal: 'insufficient-stock' };
  if (wantedCount < -sale.free) return { movedCount: -sale.free, refusal: 'already-sold' };
  return { movedCount: wantedCount, refusal: null };
}

/** Each of them as it is told at this moment. */
export function toldAt(now: Date, sales: readonly NowAvailable[]) {
  return sales.map(({ saleId, free, stockRevision }) => ({
    saleId,
    free,
    stockRevision,
    availableAt: now.toISOString(),
  }));
}
