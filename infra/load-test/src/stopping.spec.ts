import { StopWishes } from './stopping';

describe('the wish to stop', () => {
  it('ends the crowd first and everything when it comes again', () => {
    const wishes = new StopWishes();
    wishes.add(0);
    expect([wishes.crowd.aborted, wishes.everything.aborted]).toEqual([true, false]);
    wishes.add(2_000);
    expect(wishes.everything.aborted).toBe(true);
  });

  it('counts once when npm passes on what the terminal has sent as well', () => {
    const wishes = new StopWishes();
    wishes.add(0);
    wishes.add(100);
    expect([wishes.crowd.aborted, wishes.everything.aborted]).toEqual([true, false]);
  });
});
