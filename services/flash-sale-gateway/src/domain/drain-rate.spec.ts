import { countOne, ratePerS, type Seconds } from './drain-rate';

const begin = 1_000_000_000;

function settled(count: number, atMs: number, before: Seconds = []): Seconds {
  return Array.from({ length: count }).reduce<Seconds>((seconds) => countOne(seconds, atMs), before);
}

describe('the drain rate', () => {
  it('is unknown while nothing was settled', () => {
    expect(ratePerS([], begin)).toBe(0);
  });

  it('is what was settled since it began', () => {
    const seconds = settled(10, begin + 1_500, settled(30, begin));

    expect(ratePerS(seconds, begin + 2_000)).toBe(20);
  });

  it('takes the first second for a whole one', () => {
    expect(ratePerS(settled(50, begin + 10), begin + 20)).toBe(50);
  });

  it('forgets what is older than ten seconds, and remembers no more', () => {
    let seconds: Seconds = settled(1_000, begin);
    for (let second = 1; second <= 30; second++) seconds = settled(5, begin + second * 1_000, seconds);

    expect(ratePerS(seconds, begin + 30_999)).toBeCloseTo(5, 0);
    expect(seconds).toHaveLength(10);
    expect(ratePerS(seconds, begin + 41_000)).toBe(0);
  });

  it('does not mind a clock that is set back', () => {
    expect(ratePerS(settled(1, begin - 5_000, settled(1, begin)), begin + 1_000)).toBe(2);
  });
});
