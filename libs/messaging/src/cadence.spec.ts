import { Cadence } from './cadence';

describe('strokes that begin so far apart', () => {
  let cadence: Cadence;
  let begunCount = 0;

  beforeEach(() => {
    jest.useFakeTimers();
    cadence = new Cadence(100);
    begunCount = 0;
  });
  afterEach(() => jest.useRealTimers());

  const next = async (isEnough = false): Promise<void> => {
    await cadence.next(isEnough);
    begunCount += 1;
  };

  it('begins the first at once, and the second when the interval is over', async () => {
    await next();
    const second = next();
    await jest.advanceTimersByTimeAsync(99);
    expect(begunCount).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    await second;
    expect(begunCount).toBe(2);
  });

  it('counts from where a stroke began, so that a long one is followed at once', async () => {
    await next();
    await jest.advanceTimersByTimeAsync(100);
    await next();
    expect(begunCount).toBe(2);
  });

  it('begins at once when there is enough to do, and counts from there', async () => {
    await next();
    await next(true);
    const third = next();
    await jest.advanceTimersByTimeAsync(99);
    expect(begunCount).toBe(2);
    await jest.advanceTimersByTimeAsync(1);
    await third;
  });

  it('begins when it is told to hurry, and rests again before the next', async () => {
    await next();
    const second = next();
    cadence.hurry();
    await second;
    cadence.hurry();
    void next();
    await jest.advanceTimersByTimeAsync(99);
    expect(begunCount).toBe(2);
  });
});
