import { mergeRequests, refusalReason, unanswered } from './reservation';

describe('merging requests', () => {
  it('adds up lines of the same SKU, at the place of the first', () => {
    const lines = [
      { sku: 'SKU-1', quantity: 2 },
      { sku: 'SKU-2', quantity: 1 },
      { sku: 'SKU-1', quantity: 3 },
    ];
    expect(mergeRequests([{ orderId: 'o-1', lines }])).toEqual([
      {
        orderId: 'o-1',
        lines: [
          { sku: 'SKU-1', quantity: 5 },
          { sku: 'SKU-2', quantity: 1 },
        ],
      },
    ]);
  });

  it('takes an order that comes twice once', () => {
    const request = { orderId: 'o-1', lines: [{ sku: 'SKU-1', quantity: 2 }] };
    expect(mergeRequests([request, request])).toEqual([request]);
  });

  it('keeps the sequence of the orders', () => {
    const requests = ['o-2', 'o-1', 'o-3'].map((orderId) => ({ orderId, lines: [{ sku: 'SKU-1', quantity: 1 }] }));
    expect(mergeRequests(requests).map(({ orderId }) => orderId)).toEqual(['o-2', 'o-1', 'o-3']);
  });
});

describe('the reason of a refusal', () => {
  const short = { sku: 'SKU-1', requested: 2, available: 1 };
  const unknown = { sku: 'NONE', requested: 2, available: null };

  it.each([
    ['insufficient-stock', [short]],
    ['unknown-sku', [unknown]],
    ['unknown-sku', [short, unknown]],
    ['insufficient-stock', [{ ...short, available: 0 }]],
  ])('is %s', (reason, unmet) => {
    expect(refusalReason(unmet)).toBe(reason);
  });
});

describe('unanswered requests', () => {
  it('are those without an answer, in their sequence', () => {
    const requests = ['o-1', 'o-2', 'o-3'].map((orderId) => ({ orderId, lines: [] }));
    const answer = { orderId: 'o-2', status: 'held', decidedAt: new Date(0), unmet: [] } as const;
    expect(unanswered(requests, [answer]).map(({ orderId }) => orderId)).toEqual(['o-1', 'o-3']);
  });
});
