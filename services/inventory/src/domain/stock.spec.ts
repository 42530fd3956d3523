import { StockInsufficient, StockTooLarge, StockUnknown } from './inventory.errors';
import { adjustmentRefusal, unmetLines } from './stock';

const stock = { sku: 'SKU-1', stocked: 10, available: 3, reserved: 5, sold: 2 };

describe('a refused adjustment', () => {
  it('names the SKU that does not exist', () => {
    expect(adjustmentRefusal(null, { sku: 'NONE', quantity: -1 })).toEqual(new StockUnknown('NONE'));
  });

  it('tells the numbers when more is taken out than is available', () => {
    const refusal = adjustmentRefusal(stock, { sku: 'SKU-1', quantity: -4 });
    expect(refusal).toBeInstanceOf(StockInsufficient);
    expect(refusal.message).toBe('Of SKU-1 3 are available and 5 reserved: 4 cannot be taken out.');
    expect(refusal).toMatchObject({ errors: [{ field: 'quantity', message: 'must be at least -3' }] });
  });

  it('tells the numbers when more comes in than the books hold', () => {
    const refusal = adjustmentRefusal({ ...stock, stocked: 999_999_999 }, { sku: 'SKU-1', quantity: 2 });
    expect(refusal).toBeInstanceOf(StockTooLarge);
    expect(refusal).toMatchObject({ errors: [{ field: 'quantity', message: 'must be at most 1' }] });
  });
});

describe('lines that could not be held', () => {
  const available = new Map([
    ['SKU-1', 3],
    ['SKU-2', 0],
  ]);

  it('are those above what is available, and those nobody stocks', () => {
    const lines = [
      { sku: 'SKU-1', quantity: 4 },
      { sku: 'SKU-2', quantity: 1 },
      { sku: 'NONE', quantity: 1 },
    ];
    expect(unmetLines(lines, available)).toEqual([
      { sku: 'SKU-1', requested: 4, available: 3 },
      { sku: 'SKU-2', requested: 1, available: 0 },
      { sku: 'NONE', requested: 1, available: null },
    ]);
  });

  it('are none when the last piece is asked for', () => {
    expect(unmetLines([{ sku: 'SKU-1', quantity: 3 }], available)).toEqual([]);
  });
});
