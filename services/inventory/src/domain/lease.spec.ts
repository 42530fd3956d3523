import { LeaseTimes } from './lease-times';
import { addUp, blockSize, grant, wastedPermits } from './lease';

describe('the block of permits that a replica gets', () => {
  it.each([
    ['what it wants when nobody else sells', { wantedCount: 7 }, { free: 8, otherHolderCount: 0 }, 7],
    ['what there is when it wants more', { wantedCount: 9 }, { free: 8, otherHolderCount: 0 }, 8],
    ['half a fair share beside another', { wantedCount: 9 }, { free: 8, otherHolderCount: 1 }, 2],
    [
      'what a buyer needs, although its share is smaller',
      { wantedCount: 9, neededCount: 3 },
      { free: 8, otherHolderCount: 1 },
      3,
    ],
    ['its share when a buyer needs less', { wantedCount: 90, neededCount: 3 }, { free: 80, otherHolderCount: 1 }, 20],
    ['the rest when a buyer needs more', { wantedCount: 9, neededCount: 3 }, { free: 2, otherHolderCount: 1 }, 2],
    ['nothing of nothing', { wantedCount: 9, neededCount: 3 }, { free: 0, otherHolderCount: 1 }, 0],
  ])('is %s', (_, asked, state, expected) => {
    expect(blockSize(asked, state)).toBe(expected);
  });

  it('is never more than is wanted or free, and never nothing while something is free', () => {
    for (let free = 1; free < 40; free += 1)
      for (let otherHolderCount = 0; otherHolderCount < 6; otherHolderCount += 1)
        for (let wantedCount = 1; wantedCount < 50; wantedCount += 7) {
          const size = blockSize({ wantedCount }, { free, otherHolderCount });
          expect(size).toBeGreaterThan(0);
          expect(size).toBeLessThanOrEqual(Math.min(wantedCount, free));
        }
  });
});

describe('a lease', () => {
  it('ends after the time that was asked for, and is reconciled when its tickets had time to arrive', () => {
    const request = { leaseId: 'l-1', saleId: 's-1', holder: 'g-1', wantedCount: 9, durationMs: 1_000 };
    const lease = grant(request, 4, new Date(0), new LeaseTimes(500, 5_000, 1));
    expect(lease).toMatchObject({ granted: 4, expiresAt: new Date(1_000), reconcileAt: new Date(1_500) });
  });
});

describe('wasted permits', () => {
  const lines = [{ sku: 'SKU-1', quantity: 2 }];

  it('are those of tickets that name a lease', () => {
    const requests = [
      { orderId: 'o-1', lines, ticket: { saleId: 's-1', leaseId: 'l-1' } },
      { orderId: 'o-2', lines, ticket: { saleId: 's-1', leaseId: null } },
      { orderId: 'o-3', lines },
      { orderId: 'o-4', lines, ticket: { saleId: 's-1', leaseId: 'l-1' } },
    ];
    expect(wastedPermits(requests)).toEqual([{ leaseId: 'l-1', saleId: 's-1', count: 4 }]);
  });

  it('are added up by lease', () => {
    const permits = { saleId: 's-1', count: 1 };
    const both = ['a', 'a', 'b'].map((leaseId) => ({ ...permits, leaseId }));
    expect(addUp(both).map(({ leaseId, count }) => `${leaseId} ${count}`)).toEqual(['a 2', 'b 1']);
  });
});
