/**
 * How a crowd comes: all in one moment, or at a rate that stays or climbs. Rates are customers per second. A ramp that says
 * how many customers brings exactly so many; one that does not brings about as many as its rate promises.
 */
export type Shape =
  | { readonly kind: 'burst'; readonly customers: number }
  | {
      readonly kind: 'ramp';
      readonly fromPerS: number;
      readonly toPerS: number;
      readonly durationS: number;
      readonly customers?: number;
    };

/**
 * When each customer comes, in milliseconds from the opening, in order. An open model: nobody waits for anybody else's
 * answer. The gaps are those of a Poisson process, as crowds of strangers have them; for a rate that climbs its points are
 * mapped through the inverse of the expected count (Lewis and Shedler, "time-scale transformation").
 */
export function arrivals(shape: Shape, random: () => number): Float64Array {
  if (shape.kind === 'burst') return new Float64Array(shape.customers);
  const { fromPerS, toPerS, durationS, customers } = shape;
  const climbPerS2 = (toPerS - fromPerS) / durationS;
  const expectedCount = ((fromPerS + toPerS) / 2) * durationS;
  const counts = customers === undefined ? poisson(expectedCount, random) : uniform(expectedCount, customers, random);
  return Float64Array.from(counts, (count) => 1_000 * timeOf(count, fromPerS, climbPerS2));
}

/** How many customers a crowd is expected to have. */
export function expectedCustomers(shape: Shape): number {
  if (shape.kind === 'burst') return shape.customers;
  return shape.customers ?? ((shape.fromPerS + shape.toPerS) / 2) * shape.durationS;
}

function poisson(expectedCount: number, random: () => number): readonly number[] {
  const counts: number[] = [];
  for (let count = gap(random); count < expectedCount; count += gap(random)) counts.push(count);
  return counts;
}

/** A Poisson process of which it is known how many came: they are independent of each other. */
function uniform(expectedCount: number, customers: number, random: () => number): Float64Array {
  return Float64Array.from({ length: customers }, () => expectedCount * random()).sort();
}

/** Exponential with mean 1. */
function gap(random: () => number): number {
  return -Math.log(1 - random());
}

/** The time in seconds at which `count` customers are expected: solves `from·t + climb·t²/2 = count`. */
function timeOf(count: number, fromPerS: number, climbPerS2: number): number {
  if (climbPerS2 === 0) return count / fromPerS;
  return (Math.sqrt(Math.max(0, fromPerS ** 2 + 2 * climbPerS2 * count)) - fromPerS) / climbPerS2;
}
