/** NaN for no values at all. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const [low = NaN, high = NaN] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return (low + high) / 2;
}

export interface Range {
  readonly lowest: number;
  readonly highest: number;
}

export function rangeOf(values: readonly number[]): Range {
  return { lowest: Math.min(...values), highest: Math.max(...values) };
}

/**
 * How many times the second each first is, round by round: what the machine did to one contestant of a round, it most likely did to
 * the other. Of rounds that only one of them finished nothing is said.
 */
export function ratiosOf(values: readonly number[], others: readonly number[]): readonly number[] {
  return values.flatMap((value, round) => {
    const other = others[round];
    return other === undefined || other === 0 ? [] : [value / other];
  });
}

export type Verdict = 'more' | 'less' | 'noise' | 'unknown';

export interface Change {
  readonly percent: number;
  /** Ranges that overlap tell no change, and a single round has no range. */
  readonly verdict: Verdict;
}

/** From one set of rounds to another. */
export function changeOf(before: readonly number[], after: readonly number[]): Change {
  const percent = (medianOf(after) / medianOf(before) - 1) * 100;
  if (Math.min(before.length, after.length) < 2) return { percent, verdict: 'unknown' };
  const [one, other] = [rangeOf(before), rangeOf(after)];
  if (other.lowest > one.highest) return { percent, verdict: 'more' };
  if (other.highest < one.lowest) return { percent, verdict: 'less' };
  return { percent, verdict: 'noise' };
}
