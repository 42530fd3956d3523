import { scenarios } from './scenario';
import { seededRandom } from './seeded-random';
import { visitsOf } from './visits';

const hundredPerS = { kind: 'ramp', fromPerS: 100, toPerS: 100, durationS: 20 } as const;

describe('visits', () => {
  it('are one of each customer, in the order of time', () => {
    const { visits, customerCount } = visitsOf(scenarios.overload, hundredPerS, seededRandom(1));
    expect(new Set(visits.map(({ customer }) => customer)).size).toBe(customerCount);
    expect(visits).toHaveLength(customerCount);
    expect(visits.map(({ atMs }) => atMs)).toEqual(visits.map(({ atMs }) => atMs).sort((a, b) => a - b));
  });

  it('go to the hot sale four times as often as to all cold ones', () => {
    const { visits } = visitsOf(scenarios['several-sales'], hundredPerS, seededRandom(2));
    const hot = visits.filter(({ sale }) => sale === 0).length;
    expect(hot / visits.length).toBeCloseTo(0.8, 1);
    expect(new Set(visits.map(({ sale }) => sale))).toEqual(new Set([0, 1, 2, 3, 4]));
  });

  it('are many of a bot, a tenth of a second apart', () => {
    const { visits, customerCount } = visitsOf(scenarios.bots, hundredPerS, seededRandom(3));
    const countOf = new Map<number, number>();
    for (const { customer } of visits) countOf.set(customer, (countOf.get(customer) ?? 0) + 1);
    const bots = [...countOf.values()].filter((count) => count === 50).length;
    expect(bots / customerCount).toBeCloseTo(0.1, 1);
    expect([...countOf.values()].every((count) => count === 1 || count === 50)).toBe(true);
  });

  it('are the same for the same seed', () => {
    const visits = (seed: number) => visitsOf(scenarios.bots, hundredPerS, seededRandom(seed));
    expect(visits(4)).toEqual(visits(4));
  });
});
