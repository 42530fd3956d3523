import { judgeWindow } from './admission';
import type { FlashSale } from './flash-sale';

const sale: FlashSale = {
  id: '00000000-0000-7000-8000-000000000001',
  sku: 'SKU-3',
  name: 'Concert ticket',
  priceMinor: 6_000,
  perCustomerLimit: 1,
  opensAt: new Date('2026-01-05T10:00:00.000Z'),
  closesAt: new Date('2026-01-05T11:00:00.000Z'),
  createdAt: new Date('2026-01-01T00:00:00.000Z'),
};

describe('the window of a flash sale', () => {
  it.each([
    ['a millisecond before it opens', '2026-01-05T09:59:59.999Z', 'not-open', 'not-open'],
    ['when it opens', '2026-01-05T10:00:00.000Z', 'open', 'sold-out'],
    ['a millisecond before it closes', '2026-01-05T10:59:59.999Z', 'open', 'sold-out'],
    ['when it closes', '2026-01-05T11:00:00.000Z', 'over', 'over'],
  ])('judges a buyer who comes %s', (_, now, outcome, outcomeWhenSoldOut) => {
    expect(judgeWindow(sale, new Date(now), false)).toEqual({ outcome, sale });
    expect(judgeWindow(sale, new Date(now), true)).toEqual({ outcome: outcomeWhenSoldOut, sale });
  });

  it('knows no sale that was never planned', () => {
    expect(judgeWindow(undefined, sale.opensAt, false)).toEqual({ outcome: 'no-such-sale' });
  });
});
