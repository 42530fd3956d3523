import type { RateLimits } from '../storage/rate-limits';

const MS_PER_S = 1_000;

/** Nobody takes more than their share of the door, by address before the token is looked at and by customer after it. */
export class LimitRate {
  constructor(private readonly limits: Readonly<Record<'address' | 'customer', RateLimits>>) {}

  /** When to come back, in whole seconds; 0: come in. */
  execute(kind: 'address' | 'customer', key: string): number {
    // The clock on the wall may be set back; this one is not.
    return Math.ceil(this.limits[kind].take(key, performance.now()) / MS_PER_S);
  }
}
