import { isBacklogClosed, retryAfterS } from './threshold';

const marks = { highCount: 10, lowCount: 4 };

describe('the threshold', () => {
  it.each([
    ['opens for the first', false, 0, false],
    ['stays open until the high mark', false, 9, false],
    ['closes at the high mark', false, 10, true],
    ['stays closed below the high mark', true, 9, true],
    ['stays closed at the low mark', true, 4, true],
    ['opens below the low mark', true, 3, false],
  ])('%s', (_, wasClosed, unsettledCount, expected) => {
    expect(isBacklogClosed(wasClosed, unsettledCount, marks)).toBe(expected);
  });

  it('closes and opens once while the backlog goes up and down between its marks', () => {
    let closed = false;
    const states = [8, 10, 9, 10, 5, 9, 4, 3, 9, 4, 9].map((count) => (closed = isBacklogClosed(closed, count, marks)));

    expect(states.map(Number).join('')).toBe('01111110000');
  });

  it.each([
    ['as long as the backlog needs', 1_000, 100, 9],
    ['a whole second at least', 101, 1_000, 1],
    ['a minute at most', 1_000_000, 1, 60],
    ['a minute when nobody can tell', 1_000, 0, 60],
    ['rounded up', 151, 100, 1],
    ['rounded up, not down', 301, 100, 3],
  ])('asks people to wait %s', (_, unsettledCount, settledPerS, expected) => {
    expect(retryAfterS({ unsettledCount, lowCount: 100, settledPerS })).toBe(expected);
  });
});
