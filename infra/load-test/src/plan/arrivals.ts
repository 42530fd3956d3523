/** How a crowd comes: all in one moment, or at a rate that stays or climbs. Rates are customers per second. */
export type Shape =
  | { readonly kind: 'burst'; readonly customers: number }
  | { readonly kind: 'ramp'; readonly fromPerS: number; readonly toPerS: number; readonly durationS: number };

/**
 * When each customer comes, in milliseconds from the opening, in order. An open model: nobody waits for anybody else's
 * answer. The gaps are those of a Poisson process, as crowds of strangers have them; for a rate that climbs its points are
 * mapped through the inverse of the expected count (Lewis and Shedler, "time-scale transformation").
 */
export function arrivals(shape: Shape, random: () => number): Float64Array {
  if (shape.kind === 'burst') return new Float64Array(shape.customers);
  const { fromPerS, toPerS, durationS } = shape;
  const climbPerS2 = (toPerS - fromPerS) / durationS;
  const expectedCount = ((fromPerS + toPerS) / 2) * durationS;
  const times: number[] = [];
  for (let count = gap(random); count < expectedCount; count += gap(random)) {
    times.push(1_000 * timeOf(count, fromPerS, climbPerS2));
  }
  return Float64Array.from(times);
}

/** Exponential with mean 1. */
function gap(random: () => number): number {
  return -Math.log(1 - random());
}

/** The time in seconds at which `count` customers are expected: solves `from·t + climb·t²/2 = count`. */
function timeOf(count: number, fromPerS: number, climbPerS2: number): number {
  if (climbPerS2 === 0) return count / fromPerS;
  return (Math.sqrt(fromPerS ** 2 + 2 * climbPerS2 * count) - fromPerS) / climbPerS2;
}
