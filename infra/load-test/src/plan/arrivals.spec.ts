import { arrivals } from './arrivals';
import { seededRandom } from './seeded-random';

describe('arrivals', () => {
  it('lets a burst come in one moment', () => {
    expect([...arrivals({ kind: 'burst', customers: 3 }, seededRandom(1))]).toEqual([0, 0, 0]);
  });

  it('keeps a rate, with the gaps of strangers', () => {
    const times = arrivals({ kind: 'ramp', fromPerS: 1_000, toPerS: 1_000, durationS: 20 }, seededRandom(7));
    expect(times.length / 20_000).toBeCloseTo(1, 1);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    const mean = average(gaps);
    const variance = average(gaps.map((each) => (each - mean) ** 2));
    // The standard deviation of exponential gaps is their mean.
    expect(Math.sqrt(variance) / mean).toBeCloseTo(1, 1);
  });

  it('climbs: the second half brings three times as many as the first', () => {
    const times = arrivals({ kind: 'ramp', fromPerS: 0, toPerS: 2_000, durationS: 20 }, seededRandom(3));
    const early = times.filter((time) => time < 10_000).length;
    expect((times.length - early) / early).toBeCloseTo(3, 0);
    expect(times).toEqual(times.slice().sort());
  });

  it('brings exactly as many as were asked for, at the rate all the same', () => {
    const times = arrivals(
      { kind: 'ramp', fromPerS: 0, toPerS: 2_000, durationS: 2, customers: 1_999 },
      seededRandom(3),
    );
    expect(times).toHaveLength(1_999);
    expect(times).toEqual(times.slice().sort());
    expect(times.at(-1)).toBeLessThan(2_000);
    const early = times.filter((time) => time < 1_000).length;
    expect((times.length - early) / early).toBeCloseTo(3, 0);
  });

  it('repeats itself for the same seed, and not for another', () => {
    const shape = { kind: 'ramp', fromPerS: 50, toPerS: 100, durationS: 2 } as const;
    expect(arrivals(shape, seededRandom(5))).toEqual(arrivals(shape, seededRandom(5)));
    expect(arrivals(shape, seededRandom(5))).not.toEqual(arrivals(shape, seededRandom(6)));
  });
});

function average(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
