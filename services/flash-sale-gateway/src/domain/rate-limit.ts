/**
 * The generic cell rate algorithm in its virtual-scheduling form (ITU-T Recommendation I.371, annex A): a token bucket
 * that is kept as one number, the moment at which the next request would be expected if all came evenly.
 */
export interface RateLimit {
  /** Between two requests that come evenly, in milliseconds. */
  readonly intervalMs: number;
  /** How much earlier than expected a request may come, in milliseconds. */
  readonly toleranceMs: number;
}

/** A thousandth of a millisecond: sums of fractions do not come out even. */
const ROUNDING_MS = 0.001;
const MS_PER_S = 1_000;

/** So many each second in the long run, and so many at once. */
export function rateLimit({ perS, burstCount }: { readonly perS: number; readonly burstCount: number }): RateLimit {
  const intervalMs = MS_PER_S / perS;
  return { intervalMs, toleranceMs: intervalMs * (burstCount - 1) };
}

/** How long until a request is let through, in milliseconds; 0: now. */
export function waitMs(expectedAtMs: number | undefined, nowMs: number, { toleranceMs }: RateLimit): number {
  if (expectedAtMs === undefined) return 0;
  const earlyMs = expectedAtMs - toleranceMs - nowMs;
  return earlyMs > ROUNDING_MS ? earlyMs : 0;
}

/** The one number to remember once a request was let through. */
export function nextExpectedAtMs(expectedAtMs: number | undefined, nowMs: number, { intervalMs }: RateLimit): number {
  return Math.max(expectedAtMs ?? nowMs, nowMs) + intervalMs;
}
