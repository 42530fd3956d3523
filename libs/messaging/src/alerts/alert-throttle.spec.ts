import { AlertThrottle } from './alert-throttle';

describe('a storm of alerts', () => {
  const passed: (readonly [string, number])[] = [];
  let throttle: AlertThrottle<string>;

  beforeEach(() => {
    jest.useFakeTimers();
    passed.splice(0);
    throttle = new AlertThrottle((alert, heldBackCount) => passed.push([alert, heldBackCount]));
  });
  afterEach(() => {
    throttle.stop();
    jest.useRealTimers();
  });

  it('lets the first pass, and then one per window with the number of the others', () => {
    for (let index = 0; index < 1_000; index += 1) throttle.offer('dead', 1, String(index));
    expect(passed).toEqual([['0', 0]]);
    jest.advanceTimersByTime(10_000);
    expect(passed).toEqual([
      ['0', 0],
      ['999', 998],
    ]);
    throttle.offer('dead', 1, 'still in the window');
    expect(passed).toHaveLength(2);
    jest.advanceTimersByTime(10_000);
    expect(passed.at(-1)).toEqual(['still in the window', 0]);
  });

  it('lets a burst pass where each counts', () => {
    for (const alert of ['1', '2', '3', '4']) throttle.offer('lease', 3, alert);
    expect(passed.map(([alert]) => alert)).toEqual(['1', '2', '3']);
  });

  it('does not let one kind hold back another', () => {
    throttle.offer('a', 1, 'a1');
    throttle.offer('b', 1, 'b1');
    expect(passed.map(([alert]) => alert)).toEqual(['a1', 'b1']);
  });

  it('forgets a kind that was quiet for a window', () => {
    throttle.offer('a', 1, 'a1');
    jest.advanceTimersByTime(10_000);
    throttle.offer('a', 1, 'a2');
    expect(passed).toEqual([
      ['a1', 0],
      ['a2', 0],
    ]);
  });

  it('is bounded in the number of kinds', () => {
    for (let index = 0; index < 1_000; index += 1) throttle.offer(`kind-${index}`, 1, 'x');
    expect(passed).toHaveLength(200);
  });
});
