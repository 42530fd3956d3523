import { readiness } from './readiness';

describe('readiness', () => {
  beforeEach(() => readiness.starting());
  afterEach(() => jest.useRealTimers());

  it('is given when every check passes', async () => {
    readiness.register('database', () => Promise.resolve());
    expect(await readiness.check()).toEqual({ isReady: true, checks: [{ name: 'database', ok: true }] });
  });

  it('names the check that fails and why', async () => {
    readiness.register('database', () => Promise.resolve());
    readiness.register('broker', () => Promise.reject(new Error('connection lost')));
    expect(await readiness.check()).toEqual({
      isReady: false,
      checks: [
        { name: 'database', ok: true },
        { name: 'broker', ok: false, reason: 'connection lost' },
      ],
    });
  });

  it('does not wait for a check that never answers', async () => {
    jest.useFakeTimers();
    readiness.register('database', () => new Promise(() => undefined));
    const report = readiness.check();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(await report).toMatchObject({ isReady: false, checks: [{ reason: 'no answer within 2000 ms' }] });
  });

  it('ends when the process stops, whatever the checks say', async () => {
    readiness.register('database', () => Promise.resolve());
    readiness.stopping();
    expect(await readiness.check()).toMatchObject({ isReady: false, checks: [{ reason: 'stopping' }, { ok: true }] });
  });

  it('begins anew with the next application in the process', async () => {
    readiness.register('database', () => Promise.reject(new Error('closed')));
    readiness.stopping();
    readiness.starting();
    expect(await readiness.check()).toEqual({ isReady: true, checks: [] });
  });
});
