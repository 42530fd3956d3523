import { arrivals, type Shape } from './arrivals';
import type { Scenario } from './scenario';

/** One request of a customer: when, whose, and for which sale. */
export interface Visit {
  readonly atMs: number;
  readonly customer: number;
  readonly sale: number;
}

/** Everything that will be asked, in the order of time. */
export interface Visits {
  readonly visits: readonly Visit[];
  readonly customerCount: number;
}

/** Who comes when, and for what: the same for the same seed. */
export function visitsOf({ saleWeights, bots }: Scenario, shape: Shape, random: () => number): Visits {
  const times = arrivals(shape, random);
  const visits: Visit[] = [];
  for (const [customer, atMs] of times.entries()) {
    const sale = pick(saleWeights, random());
    const times = bots && random() < bots.share ? bots.times : 1;
    const pauseMs = bots?.pauseMs ?? 0;
    for (let turn = 0; turn < times; turn += 1) visits.push({ atMs: atMs + turn * pauseMs, customer, sale });
  }
  visits.sort((one, other) => one.atMs - other.atMs);
  return { visits, customerCount: times.length };
}

function pick(weights: readonly number[], chance: number): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = chance * total;
  const found = weights.findIndex((weight) => (left -= weight) < 0);
  return Math.max(0, found);
}
