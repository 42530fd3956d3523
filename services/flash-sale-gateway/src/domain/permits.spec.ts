import { isToReturn, leaseFor, outlook, serve, settle, spend, unspentIn, wantedCount, type Lease } from './permits';

function lease(leaseId: string, unspentCount: number, fields: Partial<Lease> = {}): Lease {
  return { leaseId, unspentCount, openCount: 0, usedAtMs: 0, endsAtMs: 10_000, ...fields };
}

describe('spending permits', () => {
  it.each([
    ['the only lease that has enough', [lease('a', 1), lease('b', 2)], 2, 'b'],
    ['what is left of a lease first', [lease('a', 9), lease('b', 1)], 1, 'b'],
    ['no lease when none has enough, whatever they have together', [lease('a', 1), lease('b', 1)], 2, undefined],
    ['no lease whose time is over', [lease('a', 5, { endsAtMs: 1_000 })], 1, undefined],
  ])('takes %s', (_, leases, quantity, expected) => {
    expect(leaseFor(leases, quantity, 1_000)?.leaseId).toBe(expected);
  });

  it('keeps in mind what the broker has not answered yet, and takes back what it refused', () => {
    const open = spend(lease('a', 5), 2, 700);

    expect(open).toEqual(lease('a', 3, { openCount: 2, usedAtMs: 700 }));
    expect(settle(open, 2, true)).toEqual(lease('a', 3, { usedAtMs: 700 }));
    expect(settle(open, 2, false)).toEqual(lease('a', 5, { usedAtMs: 700 }));
  });
});

describe('serving those who wait', () => {
  const buyers = (...quantities: number[]) => quantities.map((quantity, index) => ({ name: `${index}`, quantity }));

  it.each([
    ['everybody in the order of their coming', [1, 1, 1], [lease('a', 3)], '012', ''],
    ['the first ones when there is not enough', [1, 1, 1], [lease('a', 2)], '01', '2'],
    ['who wants one although somebody before wants two', [2, 1], [lease('a', 1)], '1', '0'],
    ['who wants two before those who came later and want one', [2, 1, 1], [lease('a', 3)], '01', '2'],
    ['each from one lease', [2, 2, 1], [lease('a', 3), lease('b', 2)], '012', ''],
    ['nobody who would need two leases', [3], [lease('a', 2), lease('b', 2)], '', '0'],
  ])('serves %s', (_, quantities, leases, served, waiting) => {
    const result = serve(buyers(...quantities), leases, 0);

    expect(result.served.map(({ buyer }) => buyer.name).join('')).toBe(served);
    expect(result.waiting.map(({ name }) => name).join('')).toBe(waiting);
  });

  it('spends exactly what it hands out', () => {
    const result = serve(buyers(2, 1, 2, 1, 1), [lease('a', 3), lease('b', 2)], 0);
    const handedOut = result.served.reduce((sum, { buyer }) => sum + buyer.quantity, 0);

    expect(unspentIn(result.leases) + handedOut).toBe(5);
    expect(result.leases.every(({ unspentCount }) => unspentCount >= 0)).toBe(true);
  });
});

describe('asking for permits', () => {
  it.each([
    ['what those who wait want', { waitingCount: 7, free: 0, spentPerS: 0 }, 7],
    ['no more than that when nobody knows what is left', { waitingCount: 7, free: 0, spentPerS: 1_000 }, 7],
    ['some in advance while there is plenty', { waitingCount: 7, free: 100_000, spentPerS: 1_000 }, 507],
    ['nothing in advance near the end', { waitingCount: 7, free: 2_000, spentPerS: 1_000 }, 7],
    ['what one question may ask for at most', { waitingCount: 20_000, free: 0, spentPerS: 0 }, 10_000],
  ])('asks for %s', (_, need, expected) => {
    expect(wantedCount(need)).toBe(expected);
  });

  it.each([
    ['over, whatever there is', { grantedCount: 5, free: 5, isClosed: true }, 0, 'over'],
    ['sold out when nothing is left anywhere we know of', { grantedCount: 0, free: 0, isClosed: false }, 0, 'sold-out'],
    ['sold out also by the grant that took the last', { grantedCount: 3, free: 0, isClosed: false }, 0, 'sold-out'],
    ['that there are fewer than they want', { grantedCount: 1, free: 0, isClosed: false }, 1, 'few'],
    ['nothing yet, because there is more to ask for', { grantedCount: 1, free: 9, isClosed: false }, 0, 'ask-again'],
    [
      'not now, when inventory gives nothing of what it has',
      { grantedCount: 0, free: 9, isClosed: false },
      0,
      'unavailable',
    ],
  ])('is followed by telling those left over: %s', (_, grant, inHandCount, expected) => {
    expect(outlook(grant, inHandCount)).toBe(expected);
  });
});

describe('a lease', () => {
  it.each([
    ['stays while it is used', lease('a', 5, { usedAtMs: 500 }), false],
    ['goes back when nobody wanted it for a while', lease('a', 5, { usedAtMs: 0 }), true],
    ['waits for a ticket that may still give its permit back', lease('a', 5, { openCount: 1 }), false],
    [
      'goes back when its time is over, however much it is used',
      lease('a', 5, { usedAtMs: 999, endsAtMs: 1_000 }),
      true,
    ],
    ['waits for its tickets also then', lease('a', 5, { openCount: 1, endsAtMs: 1_000 }), false],
    [
      'goes back when it is used up: inventory waits longer for tickets than for a silent replica',
      lease('a', 0, { usedAtMs: 999 }),
      true,
    ],
  ])('%s', (_, held, expected) => {
    expect(isToReturn(held, 1_000, 1_000)).toBe(expected);
  });
});
