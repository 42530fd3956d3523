import { ClosesBeforeItOpens } from './flash-sale.errors';

/** What is sold cheap, and when. Planned once and never changed. */
export interface FlashSale {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly priceMinor: number;
  readonly opensAt: Date;
  /** The first moment at which it is over. */
  readonly closesAt: Date;
  readonly createdAt: Date;
}

export type SaleState = 'upcoming' | 'open' | 'over';

export function stateOf({ opensAt, closesAt }: FlashSale, now: Date): SaleState {
  if (now < opensAt) return 'upcoming';
  return now < closesAt ? 'open' : 'over';
}

/** @throws ClosesBeforeItOpens */
export function planFlashSale(plan: FlashSale): FlashSale {
  if (plan.closesAt <= plan.opensAt) throw new ClosesBeforeItOpens();
  return plan;
}
