/** Also the wait queues on the broker, which keep each message for their own time. */
export const DELAYS_MS: readonly number[] = [1_000, 10_000, 60_000, 600_000, 3_600_000];

/** How long a delivery is tried. All times in milliseconds. */
export interface Patience {
  /** The pauses before the 2nd, 3rd, … attempt; also the steps in which any longer wait is walked. Ascending. */
  readonly delaysMs: readonly number[];
  /** A delivery that its provider never had time for is given up when it is so old. */
  readonly giveUpAfterMs: number;
}

/** The longest step that is not longer than `ms`; the shortest when all are. A wait walked in such steps ends soon after its time, never before. */
export function stepWithin({ delaysMs }: Patience, ms: number): number {
  const [shortest = 0] = delaysMs;
  return delaysMs.findLast((delayMs) => delayMs <= ms) ?? shortest;
}

/** Everything that is due after its own step, by step, so that each step is one statement. */
export function bySteps<T extends { readonly deliverAfter: Date }>(
  patience: Patience,
  waiting: readonly T[],
  now: Date,
): ReadonlyMap<number, readonly T[]> {
  const steps = new Map<number, T[]>();
  for (const each of waiting) {
    const step = stepWithin(patience, each.deliverAfter.getTime() - now.getTime());
    const others = steps.get(step);
    if (others) others.push(each);
    else steps.set(step, [each]);
  }
  return steps;
}
