import { stepOf } from './step';

const sorted = (...types: readonly string[]) => [...types].sort((a, b) => stepOf(a) - stepOf(b));

describe('the step of an event in the life of an order', () => {
  it('puts what was caused after what caused it', () => {
    const life = ['order.placed.v1', 'inventory.stock-reserved.v1', 'order.confirmed.v1', 'notification.delivered.v1'];
    expect(sorted(...[...life].reverse())).toEqual(life);
  });

  it('puts the stock that comes back after the end of the order', () => {
    expect(sorted('inventory.stock-released.v1', 'order.expired.v1')).toEqual([
      'order.expired.v1',
      'inventory.stock-released.v1',
    ]);
  });

  it('does not look at the version', () => {
    expect(stepOf('order.placed.v2')).toBe(stepOf('order.placed.v1'));
  });

  it('puts what it does not know last', () => {
    expect(sorted('parcel.sent.v1', 'notification.delivered.v1')).toEqual([
      'notification.delivered.v1',
      'parcel.sent.v1',
    ]);
  });
});
