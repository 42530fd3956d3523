import { retryAfterMs } from './retry-after';

const now = new Date('2026-01-05T10:00:00.000Z');

describe('Retry-After', () => {
  it.each([
    ['30', 30_000],
    ['0', 0],
    ['Mon, 05 Jan 2026 10:02:00 GMT', 120_000],
    ['Mon, 05 Jan 2026 09:00:00 GMT', 0],
    ['99999999', 86_400_000],
    ['soon', 1_000],
    [null, 1_000],
  ])('%s is a wait of %i ms', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });
});
