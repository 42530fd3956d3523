import { stateOf, type FlashSale } from './flash-sale';

/** What is decided from memory, before anybody has said who they are. */
export type WindowVerdict =
  | { readonly outcome: 'open'; readonly sale: FlashSale }
  | { readonly outcome: 'no-such-sale' }
  | { readonly outcome: 'not-open'; readonly sale: FlashSale }
  | { readonly outcome: 'over' | 'sold-out'; readonly sale: FlashSale };

/** The first and cheapest layer of admission: most of a crowd that comes too early or too late ends here. */
export function judgeWindow(sale: FlashSale | undefined, now: Date, isSoldOut: boolean): WindowVerdict {
  if (!sale) return { outcome: 'no-such-sale' };
  const state = stateOf(sale, now);
  if (state === 'upcoming') return { outcome: 'not-open', sale };
  if (state === 'over') return { outcome: 'over', sale };
  return { outcome: isSoldOut ? 'sold-out' : 'open', sale };
}
