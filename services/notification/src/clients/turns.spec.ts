import { Turns } from './turns';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const inAMinute = () => performance.now() + 60_000;

describe('turns', () => {
  it('come to so many at once, and to the next when one is done', async () => {
    const turns = new Turns({ concurrency: 2, ratePerS: 0 });
    const work = [pending(), pending(), pending()];
    const begun: number[] = [];
    const all = work.map(({ promise }, index) => turns.take('normal', inAMinute(), () => (begun.push(index), promise)));
    await jest.advanceTimersByTimeAsync(0);
    expect(begun).toEqual([0, 1]);
    work[1]?.resolve();
    await jest.advanceTimersByTimeAsync(0);
    expect(begun).toEqual([0, 1, 2]);
    work[0]?.resolve();
    work[2]?.resolve();
    await Promise.all(all);
  });

  it('come evenly, so many a second', async () => {
    const turns = new Turns({ concurrency: 100, ratePerS: 10 });
    const begunAt: number[] = [];
    const begin = performance.now();
    for (let index = 0; index < 31; index += 1) {
      void turns.take('normal', inAMinute(), async () => begunAt.push(performance.now() - begin));
    }
    await jest.advanceTimersByTimeAsync(1_000);
    expect(begunAt.length).toBeGreaterThanOrEqual(10);
    expect(begunAt.length).toBeLessThanOrEqual(11);
    await jest.advanceTimersByTimeAsync(2_100);
    expect(begunAt).toHaveLength(31);
  });

  it('do not pile up while nobody wants one', async () => {
    const turns = new Turns({ concurrency: 100, ratePerS: 10 });
    await jest.advanceTimersByTimeAsync(10_000);
    let begunCount = 0;
    for (let index = 0; index < 20; index += 1) {
      void turns.take('normal', inAMinute(), async () => (begunCount += 1));
    }
    await jest.advanceTimersByTimeAsync(0);
    expect(begunCount).toBe(1);
  });

  it('come to the urgent first', async () => {
    const turns = new Turns({ concurrency: 1, ratePerS: 10 });
    const begun: string[] = [];
    const note = (priority: 'normal' | 'high') => turns.take(priority, inAMinute(), async () => begun.push(priority));
    const all = [note('normal'), note('normal'), note('normal'), note('high'), note('high')];
    await jest.advanceTimersByTimeAsync(1_000);
    await Promise.all(all);
    expect(begun).toEqual(['normal', 'high', 'high', 'normal', 'normal']);
  });

  it('do not come after the deadline, and nothing is begun then', async () => {
    const turns = new Turns({ concurrency: 1, ratePerS: 1 });
    const deadline = performance.now() + 1_500;
    const work = jest.fn(async () => 'done');
    const all = Promise.all([1, 2, 3, 4].map(() => turns.take('normal', deadline, work)));
    await jest.advanceTimersByTimeAsync(1_600);
    expect(await all).toEqual(['done', 'done', undefined, undefined]);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('go on after work that failed', async () => {
    const turns = new Turns({ concurrency: 1, ratePerS: 0 });
    const failing = turns.take('normal', inAMinute(), async () => Promise.reject(new Error('no')));
    const next = turns.take('normal', inAMinute(), async () => 'done');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('done');
  });
});

function pending() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve: () => resolve() };
}
