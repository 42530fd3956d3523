import { nextExpectedAtMs, rateLimit, waitMs } from './rate-limit';

/** Lets requests come at these moments. @returns how long each would have to wait; 0 went through */
function waits(limit: { perS: number; burstCount: number }, arrivalsMs: readonly number[]): number[] {
  const rate = rateLimit(limit);
  let expectedAtMs: number | undefined;
  return arrivalsMs.map((nowMs) => {
    const wait = waitMs(expectedAtMs, nowMs, rate);
    if (wait === 0) expectedAtMs = nextExpectedAtMs(expectedAtMs, nowMs, rate);
    return wait;
  });
}

describe('the rate limit', () => {
  it.each([
    ['a burst and not one more', { perS: 5, burstCount: 3 }, [0, 0, 0, 0], [0, 0, 0, 200]],
    ['one after another at the rate, for ever', { perS: 5, burstCount: 1 }, [0, 200, 400, 600], [0, 0, 0, 0]],
    ['nobody a millisecond too early', { perS: 5, burstCount: 1 }, [0, 199, 200], [0, 1, 0]],
    [
      'the burst again after a rest, and no more than that',
      { perS: 5, burstCount: 2 },
      [0, 0, 9e6, 9e6, 9e6],
      [0, 0, 0, 0, 200],
    ],
    [
      'those who were refused as if they had not come',
      { perS: 1, burstCount: 1 },
      [0, 1, 2, 3, 1_000],
      [0, 999, 998, 997, 0],
    ],
  ])('lets through %s', (_, limit, arrivalsMs, expected) => {
    expect(waits(limit, arrivalsMs)).toEqual(expected);
  });

  it.each([
    [10_000, 20_000],
    [3, 7],
    [7, 1_000],
  ])('is exact for %s per second and bursts of %s, whatever fractions that makes', (perS, burstCount) => {
    const atOnce = waits(
      { perS, burstCount },
      Array.from({ length: burstCount + 1 }, () => 12_345.678),
    );

    expect(atOnce.filter((wait) => wait === 0)).toHaveLength(burstCount);
    expect(atOnce.at(-1)).toBeCloseTo(1_000 / perS, 2);
  });
});
