import { blockSize } from './lease';

describe('the block of permits that a replica gets', () => {
  it.each([
    ['what it wants when nobody else sells', { wantedCount: 7 }, { free: 8, otherHolderCount: 0 }, 7],
    ['what there is when it wants more', { wantedCount: 9 }, { free: 8, otherHolderCount: 0 }, 8],
    ['half a fair share beside another', { wantedCount: 9 }, { free: 8, otherHolderCount: 1 }, 2],
    [
      'what a buyer needs, although its share is smaller',
      { wantedCount: 9, neededCount: 3 },
      { free: 8, otherHolderCount: 1 },
      3,
    ],
    ['its share when a buyer needs less', { wantedCount: 90, neededCount: 3 }, { free: 80, otherHolderCount: 1 }, 20],
    ['the rest when a buyer needs more', { wantedCount: 9, neededCount: 3 }, { free: 2, otherHolderCount: 1 }, 2],
    ['nothing of nothing', { wantedCount: 9, neededCount: 3 }, { free: 0, otherHolderCount: 1 }, 0],
  ])('is %s', (_, asked, state, expected) => {
    expect(blockSize(asked, state)).toBe(expected);
  });
});
