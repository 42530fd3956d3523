import type { DeliveryStatus } from './delivery';
import { stepWithin, type Patience } from './patience';

/** What became of one attempt to hand a delivery over. */
export type Outcome =
  | { readonly kind: 'accepted' }
  /** The provider will never take it as it is. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The provider was asked and could not; it may later. */
  | { readonly kind: 'failed'; readonly reason: string }
  /** The provider is known to be busy or away and was not asked, or asked to wait: that is no attempt. */
  | { readonly kind: 'postponed'; readonly reason: string; readonly waitMs?: number }
  /** Its turn did not come while its batch was worked on: nothing happened to it. */
  | { readonly kind: 'unserved' };

/** A delivery that is to be handed over, as far as that matters to its fate. */
export interface Waiting {
  readonly id: string;
  readonly attempts: number;
  /** When it was recorded, or an operator sent it again. */
  readonly triedSince: Date;
}

/** What an outcome makes of a delivery. */
export interface Fate {
  readonly id: string;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly reason: string | null;
  readonly deliverAfter: Date | null;
  readonly deliveredAt: Date | null;
  readonly failedAt: Date | null;
}

/**
 * A failure counts and climbs the ladder; after the last rung it is final. A postponement does not count, and waits about as
 * long as the delivery has waited already, so a provider that comes back is not met by everybody at once.
 */
export function decide(waiting: Waiting, outcome: Outcome, patience: Patience, now: Date): Fate {
  const { id, attempts } = waiting;
  const ageMs = now.getTime() - waiting.triedSince.getTime();
  const fate = { id, attempts, reason: null, deliverAfter: null, deliveredAt: null, failedAt: null } as const;
  const failed = (reason: string, count: number): Fate => ({
    ...fate,
    status: 'failed',
    attempts: count,
    reason,
    failedAt: now,
  });
  const delayed = (reason: string, count: number, waitMs: number): Fate => ({
    ...fate,
    status: 'delayed',
    attempts: count,
    reason,
    deliverAfter: new Date(now.getTime() + waitMs),
  });
  switch (outcome.kind) {
    case 'accepted':
      return { ...fate, status: 'delivered', attempts: attempts + 1, deliveredAt: now };
    case 'refused':
      return failed(outcome.reason, attempts + 1);
    case 'failed': {
      const pauseMs = patience.delaysMs[attempts];
      return pauseMs === undefined
        ? failed(outcome.reason, attempts + 1)
        : delayed(outcome.reason, attempts + 1, pauseMs);
    }
    case 'postponed':
      return ageMs > patience.giveUpAfterMs
        ? failed(outcome.reason, attempts)
        : delayed(outcome.reason, attempts, Math.max(outcome.waitMs ?? 0, stepWithin(patience, ageMs)));
    case 'unserved':
      return { ...fate, status: 'recorded' };
  }
}
