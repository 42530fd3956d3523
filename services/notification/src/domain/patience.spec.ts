import { bySteps, stepWithin } from './patience';

const patience = { delaysMs: [1_000, 10_000, 60_000], giveUpAfterMs: 1 };

describe('a wait', () => {
  it.each([
    [-5, 1_000],
    [0, 1_000],
    [999, 1_000],
    [1_000, 1_000],
    [9_999, 1_000],
    [10_000, 10_000],
    [59_999, 10_000],
    [3_600_000, 60_000],
  ])('of %i ms is walked in steps that do not overshoot, unless it is shorter than all', (ms, step) => {
    expect(stepWithin(patience, ms)).toBe(step);
  });

  it('is one of a group of the same step', () => {
    const now = new Date(0);
    const waiting = [1, 2_000, 70_000, 15_000].map((ms) => ({ deliverAfter: new Date(ms) }));
    expect([...bySteps(patience, waiting, now)]).toEqual([
      [1_000, [waiting[0], waiting[1]]],
      [60_000, [waiting[2]]],
      [10_000, [waiting[3]]],
    ]);
  });
});
