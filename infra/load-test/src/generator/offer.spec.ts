import { offer } from './offer';

const visit = (atMs: number) => ({ atMs, customer: 0, sale: 0 });

describe('the offer', () => {
  it('has everybody due at their own time, however long somebody before kept it', async () => {
    const due: number[] = [];
    const keepBusy = (ms: number) => {
      for (const until = performance.now() + ms; performance.now() < until;);
    };
    const { late, offeredCount } = await offer(
      [visit(0), visit(10), visit(20)],
      (_visit, dueAtMs) => {
        due.push(dueAtMs);
        if (due.length === 1) keepBusy(60);
      },
      new AbortController().signal,
    );
    const [first = 0] = due;
    // Not when they could be sent: a stall counts for all whom it kept waiting.
    expect(due.map((each) => Math.round(each - first))).toEqual([0, 10, 20]);
    expect(offeredCount).toBe(3);
    expect(late.maxMs).toBeGreaterThan(45);
  });

  it('ends when it is told to, in the middle of a crowd', async () => {
    const stopping = new AbortController();
    const crowd = Array.from({ length: 1_000 }, () => visit(0));
    let sent = 0;
    const { offeredCount } = await offer(crowd, () => (sent += 1) === 5 && stopping.abort(), stopping.signal);
    expect(offeredCount).toBe(5);
  });
});
