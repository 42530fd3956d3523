import { judgeWindow } from './admission';
import type { FlashSale } from './flash-sale';

const sale: FlashSale = {
  id: '00000000-0000-7000-8000-000000000001',
  sku: 'SKU-3',
  name: 'Concert ticket',
  priceMinor: 6_000,
  opensAt: new Date('2026-01-05T10:00:00.000Z'),
  closesAt: new Date('2026-01-05T11:00:00.000Z'),
  createdAt: new Date('2026-01-01T00:00:00.000Z'),
};

describe('the window of a flash sale', () => {
  it.each([
    ['a millisecond before it opens', '2026-01-05T09:59:59.999Z', { outcome: 'not-open', opensAt: sale.opensAt }],
    ['when it opens', '2026-01-05T10:00:00.000Z', { outcome: 'open', sale }],
    ['a millisecond before it closes', '2026-01-05T10:59:59.999Z', { outcome: 'open', sale }],
    ['when it closes', '2026-01-05T11:00:00.000Z', { outcome: 'over' }],
  ])('judges a buyer who comes %s', (_, now, verdict) => {
    expect(judgeWindow(sale, new Date(now))).toEqual(verdict);
  });

  it('knows no sale that was never planned', () => {
    expect(judgeWindow(undefined, sale.opensAt)).toEqual({ outcome: 'no-such-sale' });
  });
});
