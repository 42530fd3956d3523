import type { Notice } from './notice';
import { textOf } from './text-of';

const about = { orderId: 'o-1', customerId: 'c-1', saleId: null };

describe('the text of a notice', () => {
  it.each([
    [123_456_789, '1,234,567.89'],
    [1_200_000, '12,000.00'],
    [5, '0.05'],
    [0, '0.00'],
  ])('tells the total of a confirmed order (%i)', (totalMinor, amount) => {
    const text = textOf({ template: 'order-confirmed', ...about, totalMinor });
    expect(text).toBe(`Your order o-1 is confirmed. The total is ${amount}.`);
  });

  it('tells what was short in a rejected order', () => {
    const shortages = [
      { sku: 'SKU-1', requested: 3, available: 1 },
      { sku: 'SKU-2', requested: 2, available: 0 },
    ];
    expect(textOf(rejected('insufficient-stock', shortages))).toBe(
      'We are sorry: we cannot take your order o-1. ' +
        'Of SKU-1 you wanted 3; there was 1. Of SKU-2 you wanted 2; there were 0.',
    );
  });

  it('names the articles that do not exist', () => {
    const shortages = [{ sku: 'NONE', requested: 1, available: 0 }];
    expect(textOf(rejected('unknown-sku', shortages))).toBe(
      'We are sorry: we cannot take your order o-1, because we do not have NONE.',
    );
  });

  it('is a whole sentence although the reason brings no details', () => {
    expect(textOf(rejected('insufficient-stock', []))).toBe('We are sorry: we cannot take your order o-1.');
  });
});

function rejected(reason: string, shortages: Notice<'order-rejected'>['shortages']): Notice<'order-rejected'> {
  return { template: 'order-rejected', ...about, reason, shortages };
}
