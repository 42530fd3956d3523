import { checksOfDirect } from './checks-of-direct';
import type { DirectBooks } from './direct-books';

const whole = { quantity: 1, steps: 2, notifications: 2 };
const honest: DirectBooks = {
  stock: [{ sku: 'A', stocked: 5, available: 3, reserved: 2 }],
  reservations: new Map([
    ['o-1', 1],
    ['o-2', 1],
  ]),
  orders: new Map([
    ['o-1', whole],
    ['o-2', whole],
  ]),
};

const contradicted = (books: Partial<DirectBooks>, told: readonly string[] = ['o-1']) =>
  checksOfDirect({ ...honest, ...books }, new Set(told)).flatMap(({ title, offenders }) =>
    offenders.length === 0 ? [] : [`${title}: ${offenders.join(', ')}`],
  );

describe('the books of the direct way', () => {
  it('are right when everything fits together', () => {
    expect(contradicted({})).toEqual([]);
  });

  it.each<[string, Partial<DirectBooks>, string]>([
    [
      'promise more than there was',
      { stock: [{ sku: 'A', stocked: 5, available: -1, reserved: 6 }] },
      'direct: no piece is promised twice: A',
    ],
    [
      'lose a piece',
      { stock: [{ sku: 'A', stocked: 5, available: 2, reserved: 2 }] },
      'direct: no piece is promised twice: A',
    ],
    [
      'have an order without a reservation',
      { orders: new Map([...honest.orders, ['o-3', whole]]) },
      'direct: every order has what it needs of the stock: o-3',
    ],
    [
      'have told only one channel',
      { orders: new Map([...honest.orders, ['o-2', { ...whole, notifications: 1 }]]) },
      'direct: an order is stored with its history and both notifications: o-2',
    ],
    [
      'have a reservation without an order',
      { orders: new Map([['o-1', whole]]) },
      'direct: every reservation has an order (orphaned reservations: 1): o-2',
    ],
  ])('say so when they %s', (_what, books, says) => {
    expect(contradicted(books)).toEqual([says]);
  });

  it('say so when somebody was told of an order that is not there', () => {
    expect(contradicted({}, ['o-1', 'o-9'])).toEqual(['direct: whoever was told so has an order: o-9']);
  });
});
