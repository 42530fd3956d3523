import type { Charge } from '../domain/payment';

/** What a provider says of a payment. `pending`: it has the payment and will decide later. */
export type ProviderWord =
  | { readonly outcome: 'approved' }
  | { readonly outcome: 'declined'; readonly reason: string }
  | { readonly outcome: 'pending' };

/**
 * Who takes the money: an outside system with a memory of its own. It knows a payment by our id, so that each of these may
 * be called any number of times, by several processes, in any order. Each may take its time, fail, or end with the signal;
 * whoever calls then does not know what happened, and asks again.
 */
export abstract class PaymentProvider {
  /** Takes the money once, or says why not. A payment it knows gets the word it has. */
  abstract charge(charge: Charge, signal: AbortSignal): Promise<ProviderWord>;

  /** The word it has; undefined for a payment it has never heard of. */
  abstract outcomeOf(paymentId: string, signal: AbortSignal): Promise<ProviderWord | undefined>;

  /**
   * Undoes the payment: gives back what was taken, and takes nothing under this id from now on, also when it has never
   * heard of it. @returns true once that is so, false when it needs to be asked again
   */
  abstract refund(paymentId: string, signal: AbortSignal): Promise<boolean>;
}
