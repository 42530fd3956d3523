import { IdempotencyKeyReused } from './inventory.errors';
import { assertSameAdjustment, type StockAdjustment } from './stock-adjustment';

const first: StockAdjustment = {
  id: 'a-1',
  sku: 'SKU-1',
  quantity: 5,
  reason: 'delivery',
  adjustedBy: 'operator-1',
  idempotencyKey: 'key-1',
  adjustedAt: new Date(0),
};

describe('a repeated adjustment', () => {
  it('is the same when SKU, quantity and reason are', () => {
    expect(() => assertSameAdjustment(first, { ...first, id: 'a-2', adjustedAt: new Date(1) })).not.toThrow();
  });

  it.each([{ sku: 'SKU-2' }, { quantity: 6 }, { reason: 'found behind the shelf' }])('is refused with %j', (other) => {
    expect(() => assertSameAdjustment(first, { ...first, ...other })).toThrow(IdempotencyKeyReused);
  });
});
