import { KeptAlive, type Running } from './kept-alive';

/** Something that runs until the test ends it. */
function runnable() {
  const ends: ((code: number) => void)[] = [];
  const spawn = (): Promise<Running> => {
    const { promise, resolve } = deferred();
    ends.push(resolve);
    const stop = (): Promise<void> => {
      resolve(0);
      return Promise.resolve();
    };
    return Promise.resolve({ pid: ends.length, exited: promise, stop });
  };
  return { ends, spawn };
}

function deferred() {
  let resolve: (code: number) => void = () => undefined;
  const promise = new Promise<number>((settle) => (resolve = settle));
  return { promise, resolve };
}

describe('KeptAlive', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('starts again what ended, waiting longer each time', async () => {
    const { ends, spawn } = runnable();
    const kept = new KeptAlive('order-1', spawn, () => undefined);
    await kept.start();
    ends[0]!(137);
    await jest.advanceTimersByTimeAsync(500);
    expect(kept.pid).toBe(2);
    ends[1]!(137);
    await jest.advanceTimersByTimeAsync(999);
    expect(kept.pid).toBeNull();
    await jest.advanceTimersByTimeAsync(1);
    expect(kept.pid).toBe(3);
  });

  it('lets what it stopped rest', async () => {
    const { ends, spawn } = runnable();
    const kept = new KeptAlive('order-1', spawn, () => undefined);
    await kept.start();
    await kept.stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(ends).toHaveLength(1);
  });

  it('does not start again while it is being stopped', async () => {
    const { ends, spawn } = runnable();
    const kept = new KeptAlive('order-1', spawn, () => undefined);
    await kept.start();
    ends[0]!(1);
    await jest.advanceTimersByTimeAsync(100);
    await kept.stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(ends).toHaveLength(1);
  });

  it('tries again when a later start fails', async () => {
    const { ends, spawn } = runnable();
    const outcomes = [spawn, () => Promise.reject(new Error('port in use')), spawn];
    const kept = new KeptAlive(
      'rabbitmq',
      () => outcomes.shift()!(),
      () => undefined,
    );
    await kept.start();
    ends[0]!(1);
    await jest.advanceTimersByTimeAsync(500);
    expect(kept.pid).toBeNull();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(kept.pid).toBe(2);
  });
});
