import {
  assertReadable,
  assertSameRequest,
  assertTotalInBounds,
  placeOrder,
  priceLines,
  type Order,
  type WantedLine,
} from './order';
import { IdempotencyKeyReused, OrderNotYours, OrderTotalTooHigh, ProductsUnknown } from './order.errors';

const now = new Date('2026-01-05T10:00:00.000Z');
const keyboard = { sku: 'SKU-1', quantity: 2, unitPriceMinor: 8_900 };
const lamp = { sku: 'SKU-2', quantity: 1, unitPriceMinor: 3_900 };

function placed(lines = [keyboard, lamp]): Order {
  return placeOrder({ id: 'o-1', customerId: 'c-1', saleId: null, lines, now });
}

describe('placing an order', () => {
  it('adds up its lines', () => {
    expect(placed()).toMatchObject({
      status: 'placed',
      totalMinor: 21_700,
      reason: null,
      placedAt: now,
      updatedAt: now,
    });
  });

  it('refuses a total that no message could carry', () => {
    const dear = { sku: 'SKU-9', quantity: 10_000, unitPriceMinor: 100_000_001 };
    expect(() => assertTotalInBounds(placed([dear]))).toThrow(OrderTotalTooHigh);
  });
});

describe('pricing lines', () => {
  it('takes the price of the product', () => {
    expect(priceLines([{ sku: 'SKU-1', quantity: 2 }], new Map([['SKU-1', 8_900]]))).toEqual([keyboard]);
  });

  it('sells what is free', () => {
    expect(priceLines([{ sku: 'GIFT', quantity: 1 }], new Map([['GIFT', 0]]))).toEqual([
      { sku: 'GIFT', quantity: 1, unitPriceMinor: 0 },
    ]);
  });

  it('names every line whose product is unknown', () => {
    const wanted = ['NONE', 'SKU-1', 'NEITHER'].map((sku) => ({ sku, quantity: 1 }));
    const price = () => priceLines(wanted, new Map([['SKU-1', 8_900]]));
    expect(price).toThrow(ProductsUnknown);
    expect(price).toThrow(
      expect.objectContaining({
        errors: [
          { field: 'lines[0].sku', message: 'there is no product NONE' },
          { field: 'lines[2].sku', message: 'there is no product NEITHER' },
        ],
      }),
    );
  });
});

describe('a repeated request', () => {
  const repeated = (lines: readonly WantedLine[]) => () =>
    assertSameRequest(placed(), { customerId: 'c-1', lines, idempotencyKey: 'k-1' });

  it('is the same when its lines are', () => {
    expect(repeated([keyboard, lamp])).not.toThrow();
  });

  it.each([
    ['another quantity', [{ ...keyboard, quantity: 3 }, lamp]],
    ['another product', [{ ...keyboard, sku: 'SKU-3' }, lamp]],
    ['a line less', [keyboard]],
    ['a line more', [keyboard, lamp, { sku: 'SKU-3', quantity: 1 }]],
    ['another order of lines', [lamp, keyboard]],
  ])('is refused with %s', (_, wanted) => {
    expect(repeated(wanted)).toThrow(IdempotencyKeyReused);
  });
});

describe('reading an order', () => {
  it.each([
    ['its customer', { customerId: 'c-1', isOperator: false }],
    ['an operator', { customerId: 'o-1', isOperator: true }],
  ])('is open to %s', (_, reader) => {
    expect(() => assertReadable(placed(), reader)).not.toThrow();
  });

  it('is closed to another customer', () => {
    expect(() => assertReadable(placed(), { customerId: 'c-2', isOperator: false })).toThrow(OrderNotYours);
  });
});
