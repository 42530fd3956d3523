import { changeOf, medianOf, rangeOf, ratiosOf } from './statistics';

describe('the median', () => {
  it.each([
    [[7], 7],
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %d', (values, median) => {
    expect(medianOf(values)).toBe(median);
  });

  it('of nothing is not a number', () => {
    expect(medianOf([])).toBeNaN();
  });
});

it('knows the range of values in any order', () => {
  expect(rangeOf([3, 1, 2])).toEqual({ lowest: 1, highest: 3 });
});

describe('a ratio', () => {
  it('is taken round by round', () => {
    expect(ratiosOf([10, 30], [5, 10])).toEqual([2, 3]);
  });

  it('says nothing of rounds that one of the two did not finish, nor of a divisor of zero', () => {
    expect(ratiosOf([10, 30, 7], [5])).toEqual([2]);
    expect(ratiosOf([10], [0])).toEqual([]);
  });
});

describe('a change', () => {
  it('is told when all rounds are beyond all rounds before', () => {
    expect(changeOf([100, 104, 96], [150, 148, 155])).toEqual({ percent: 50, verdict: 'more' });
    expect(changeOf([100, 104, 96], [50, 55, 48])).toEqual({ percent: -50, verdict: 'less' });
  });

  it('of a single round may be anything', () => {
    expect(changeOf([100], [300, 310]).verdict).toBe('unknown');
  });

  it('is noise while the ranges overlap, however far the medians are apart', () => {
    expect(changeOf([100, 200, 110], [150, 160, 155]).verdict).toBe('noise');
  });
});
