import { rateLimit } from '../domain/rate-limit';
import { RateLimits } from './rate-limits';

const KEYS_MAX_COUNT = 1_000;

describe('the memory of the rate limit', () => {
  const limits = () => new RateLimits(rateLimit({ perS: 1, burstCount: 2 }), KEYS_MAX_COUNT);

  it('counts each by itself', () => {
    const limit = limits();

    expect(['a', 'a', 'a', 'b', 'b', 'b'].map((key) => limit.take(key, 0))).toEqual([0, 0, 1_000, 0, 0, 1_000]);
  });

  it('remembers who was refused while others come and go', () => {
    const limit = limits();
    limit.take('a', 0);
    limit.take('a', 0);
    for (let other = 0; other < KEYS_MAX_COUNT / 2; other++) limit.take(`other-${other}`, 0);

    expect(limit.take('a', 0)).toBe(1_000);
  });

  it('is bounded: a flood of strangers takes no more memory than it may', () => {
    const limit = limits();
    for (let stranger = 0; stranger < 20 * KEYS_MAX_COUNT; stranger++) limit.take(`stranger-${stranger}`, 0);

    const { younger, older } = limit as unknown as Record<'younger' | 'older', Map<string, number>>;
    expect(younger.size + older.size).toBeLessThanOrEqual(KEYS_MAX_COUNT);
  });
});
