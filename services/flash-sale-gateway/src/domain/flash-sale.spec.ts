import { planFlashSale } from './flash-sale';
import { ClosesBeforeItOpens } from './flash-sale.errors';

const opensAt = new Date('2026-01-05T10:00:00.000Z');

function planned(closesAt: string) {
  const offer = { id: 's-1', sku: 'SKU-3', name: 'Concert ticket', priceMinor: 6_000 };
  return planFlashSale({ ...offer, opensAt, closesAt: new Date(closesAt), createdAt: opensAt });
}

describe('planning a flash sale', () => {
  it('needs a window, however short', () => {
    expect(planned('2026-01-05T10:00:00.001Z')).toMatchObject({ sku: 'SKU-3', opensAt });
  });

  it.each(['2026-01-05T10:00:00.000Z', '2026-01-05T09:00:00.000Z'])('is refused when it closes at %s', (closesAt) => {
    expect(() => planned(closesAt)).toThrow(ClosesBeforeItOpens);
  });
});
