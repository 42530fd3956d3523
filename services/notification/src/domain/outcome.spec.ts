import { decide } from './outcome';

const now = new Date('2026-01-05T10:00:00.000Z');
const patience = { delaysMs: [1_000, 10_000, 60_000], giveUpAfterMs: 3_600_000 };
const agedMs = (ageMs: number, attempts = 0) => ({ id: 'd-1', attempts, triedSince: new Date(now.getTime() - ageMs) });
const inMs = (ms: number) => new Date(now.getTime() + ms);

describe('what becomes of a delivery', () => {
  it('is delivered when its provider has accepted it', () => {
    const fate = decide(agedMs(0), { kind: 'accepted' }, patience, now);
    expect(fate).toMatchObject({
      status: 'delivered',
      attempts: 1,
      reason: null,
      deliveredAt: now,
      deliverAfter: null,
    });
  });

  it('is final at once when its provider will never take it', () => {
    const fate = decide(agedMs(0), { kind: 'refused', reason: 'HTTP 400' }, patience, now);
    expect(fate).toMatchObject({ status: 'failed', attempts: 1, reason: 'HTTP 400', failedAt: now });
  });

  it.each([
    [0, 1_000],
    [1, 10_000],
    [2, 60_000],
  ])('is a longer pause after each failure (%i before)', (attempts, waitMs) => {
    const fate = decide(agedMs(0, attempts), { kind: 'failed', reason: 'HTTP 500' }, patience, now);
    expect(fate).toMatchObject({ status: 'delayed', attempts: attempts + 1, deliverAfter: inMs(waitMs) });
  });

  it('is final after the last failure', () => {
    const fate = decide(agedMs(0, 3), { kind: 'failed', reason: 'HTTP 500' }, patience, now);
    expect(fate).toMatchObject({ status: 'failed', attempts: 4, reason: 'HTTP 500', failedAt: now });
  });

  it.each([
    [0, 1_000],
    [9_000, 1_000],
    [30_000, 10_000],
    [600_000, 60_000],
  ])('waits about as long as it has waited, without counting, while its provider is away (%i ms)', (ageMs, waitMs) => {
    const fate = decide(agedMs(ageMs, 2), { kind: 'postponed', reason: 'away' }, patience, now);
    expect(fate).toMatchObject({ status: 'delayed', attempts: 2, deliverAfter: inMs(waitMs) });
  });

  it('waits at least as long as its provider wishes', () => {
    const fate = decide(agedMs(0), { kind: 'postponed', reason: 'HTTP 429', waitMs: 30_000 }, patience, now);
    expect(fate).toMatchObject({ status: 'delayed', attempts: 0, deliverAfter: inMs(30_000) });
  });

  it('is given up when its provider had no time for it for too long', () => {
    const fate = decide(agedMs(3_600_001), { kind: 'postponed', reason: 'away' }, patience, now);
    expect(fate).toMatchObject({ status: 'failed', reason: 'away', failedAt: now });
  });

  it('is nothing when its turn did not come', () => {
    const fate = decide(agedMs(0, 1), { kind: 'unserved' }, patience, now);
    expect(fate).toMatchObject({ status: 'recorded', attempts: 1, deliverAfter: null, failedAt: null });
  });
});
