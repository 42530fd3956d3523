import { ClosesBeforeItOpens } from './flash-sale.errors';

/** What is sold cheap, and when: what every replica keeps in memory. */
export interface FlashSale {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly priceMinor: number;
  /** Pieces in the one ticket a customer can have. */
  readonly perCustomerLimit: number;
  readonly opensAt: Date;
  /** The first moment at which it is over. */
  readonly closesAt: Date;
  readonly createdAt: Date;
}

export type SaleState = 'upcoming' | 'open' | 'over';

export function stateOf({ opensAt, closesAt }: Pick<FlashSale, 'opensAt' | 'closesAt'>, now: Date): SaleState {
  // In numbers: this is asked for each of a crowd, and comparing dates converts both of them each time.
  const nowMs = now.getTime();
  if (nowMs < opensAt.getTime()) return 'upcoming';
  return nowMs < closesAt.getTime() ? 'open' : 'over';
}

/** @throws ClosesBeforeItOpens */
export function assertWindow({ opensAt, closesAt }: Pick<FlashSale, 'opensAt' | 'closesAt'>): void {
  if (closesAt <= opensAt) throw new ClosesBeforeItOpens();
}
