import type { Letter } from '../domain/delivery';

/** A letter whose customer gave an address. */
export interface Addressed extends Letter {
  readonly address: string;
}

/** What a provider says when it is given a letter. */
export type Verdict =
  | { readonly kind: 'accepted' }
  /** No, and asking again would give the same no. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** No answer, or one that says that it cannot at the moment. */
  | { readonly kind: 'unavailable'; readonly reason: string }
  /** Too many at once: wait so long, in milliseconds. */
  | { readonly kind: 'throttled'; readonly reason: string; readonly retryAfterMs: number };

/** Somebody who brings a letter to a customer's phone or mailbox. */
export interface Provider {
  /** Such as `smtp`. */
  readonly name: string;
  /** Never throws. The same key again is the same letter: a provider that knows it does not tell the customer twice. */
  send(letter: Addressed, idempotencyKey: string): Promise<Verdict>;
  close(): void;
}
