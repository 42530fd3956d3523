import { StopWishes } from './stopping';

describe('the wish to stop', () => {
  const clock = jest.spyOn(performance, 'now');
  const at = (ms: number) => clock.mockReturnValue(ms);

  it('ends the crowd first and everything when it comes again', () => {
    const wishes = new StopWishes();
    at(0);
    wishes.add();
    expect([wishes.crowd.aborted, wishes.everything.aborted]).toEqual([true, false]);
    at(2_000);
    wishes.add();
    expect(wishes.everything.aborted).toBe(true);
  });

  it('counts once when npm passes on what the terminal has sent as well', () => {
    const wishes = new StopWishes();
    at(0);
    wishes.add();
    at(100);
    wishes.add();
    expect([wishes.crowd.aborted, wishes.everything.aborted]).toEqual([true, false]);
  });
});
