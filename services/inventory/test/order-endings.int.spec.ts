import type { Database } from '@floodgate/persistence';
import { isolated, type Isolated } from '@floodgate/testing';
import type { ReservationRequest } from '../src/domain/reservation';
import { Desk } from './desk';
import { wrongBooks } from './inventory-books';
import { twoReplicas } from './running-use-cases';

type Word = 'placed' | 'paid' | 'expired' | 'cancelled' | 'refunded';

let environment: Isolated;
let replicas: readonly [Database, Database];
let desk: Desk;

beforeAll(async () => {
  environment = await isolated('inventory');
  replicas = twoReplicas(environment, 5);
});

afterAll(async () => {
  for (const replica of replicas) await replica.onApplicationShutdown();
  await environment.remove();
});

beforeEach(async () => (desk = await Desk.open(environment, replicas[0], 10, 4)));

/** Every word about an order has a queue of its own, so words may overtake each other, and each may come twice. */
const stories: readonly (readonly [words: readonly Word[], status: string])[] = [
  [['placed', 'placed'], 'held'],
  [['placed', 'paid'], 'sold'],
  [['placed', 'paid', 'paid'], 'sold'],
  [['placed', 'paid', 'placed'], 'sold'],
  [['placed', 'expired'], 'released'],
  [['placed', 'expired', 'expired'], 'released'],
  [['placed', 'expired', 'placed'], 'released'],
  [['placed', 'cancelled'], 'released'],
  [['placed', 'cancelled', 'cancelled'], 'released'],
  [['placed', 'cancelled', 'placed'], 'released'],
  [['cancelled'], 'cancelled'],
  [['cancelled', 'cancelled'], 'cancelled'],
  [['cancelled', 'placed'], 'released'],
  [['cancelled', 'placed', 'cancelled'], 'released'],
  [['cancelled', 'cancelled', 'placed', 'placed'], 'released'],
  [['placed', 'paid', 'refunded'], 'refunded'],
  [['placed', 'refunded', 'paid'], 'released'],
  [['placed', 'refunded', 'refunded', 'paid', 'paid'], 'released'],
  [['placed', 'paid', 'refunded', 'paid', 'refunded'], 'refunded'],
  [['placed', 'refunded', 'paid', 'placed'], 'released'],
  // The order service never says these of one order; the books are right nevertheless.
  [['placed', 'paid', 'expired'], 'sold'],
  [['placed', 'paid', 'cancelled'], 'sold'],
  [['placed', 'expired', 'paid'], 'released'],
  [['placed', 'expired', 'cancelled'], 'released'],
  [['placed', 'cancelled', 'expired', 'paid', 'refunded'], 'released'],
  [['paid', 'expired', 'refunded', 'placed'], 'held'],
];

const isGone = (status: string) => ['cancelled', 'released', 'refunded'].includes(status);
const releasedCount = (words: readonly Word[], status: string) =>
  isGone(status) && words.findIndex((word) => word !== 'cancelled') === 0 ? 1 : 0;

describe.each(stories)('an order that is %j', (words, status) => {
  it(`is ${status} in the end, and the stock has what is not its own`, async () => {
    const order = { ...desk.ticket(null, 2), ticket: undefined };
    for (const word of words) await hear(word, order);
    expect(await desk.statusOf(order)).toBe(status);
    expect(await desk.books()).toBe(`4 = 4 + 0 + 0 + 0, ${isGone(status) ? 6 : 4} left`);
    expect(await desk.saidCount('inventory.stock-released.v1', order.orderId)).toBe(releasedCount(words, status));
    expect(await wrongBooks(environment)).toEqual([]);
  });

  it(`is ${status} in the end as a ticket, and an open sale has what is not its own`, async () => {
    const order = desk.ticket(await desk.lease(4), 2);
    for (const word of words) await hear(word, order);
    expect(await desk.statusOf(order)).toBe(status);
    const books = { held: '4 = 0 + 2 + 2 + 0', sold: '4 = 0 + 2 + 0 + 2', cancelled: '4 = 0 + 4 + 0 + 0' }[status];
    expect(await desk.books()).toBe(`${books ?? '4 = 2 + 2 + 0 + 0'}, 6 left`);
    expect(await wrongBooks(environment)).toEqual([]);
  });

  it(`is ${status} in the end as a ticket, and the stock has what a closed sale does not need`, async () => {
    const order = desk.ticket(await desk.lease(4), 2);
    const [first, ...rest] = words;
    await hear(first!, order);
    await desk.close();
    for (const word of rest) await hear(word, order);
    expect(await desk.statusOf(order)).toBe(status);
    const books = {
      held: '4 = 0 + 2 + 2 + 0, 6',
      sold: '4 = 0 + 2 + 0 + 2, 6',
      cancelled: '4 = 0 + 4 + 0 + 0, 6',
    }[status];
    expect(await desk.books()).toBe(`${books ?? '2 = 0 + 2 + 0 + 0, 8'} left`);
    expect(await wrongBooks(environment)).toEqual([]);
  });
});

it('hears no answer when it ended before it was placed', async () => {
  const order = { ...desk.ticket(null, 2), ticket: undefined };
  for (const word of ['cancelled', 'placed'] as const) await hear(word, order);
  expect(await desk.saidCount('inventory.stock-reserved.v1', order.orderId)).toBe(0);
  expect(await desk.saidCount('inventory.stock-rejected.v1', order.orderId)).toBe(0);
});

it('stays refused when it is cancelled afterwards', async () => {
  const order = { ...desk.ticket(null, 7), ticket: undefined };
  for (const word of ['placed', 'cancelled', 'placed'] as const) await hear(word, order);
  expect(await desk.statusOf(order)).toBe('refused');
  expect(await desk.saidCount('inventory.stock-rejected.v1', order.orderId)).toBe(2);
});

function hear(word: Word, order: ReservationRequest): Promise<void> {
  const { reserve, sell, release } = desk.useCases;
  const orderIds = [order.orderId];
  return desk.do((tx) => {
    if (word === 'placed') return reserve.execute(tx, [order]);
    if (word === 'paid') return sell.execute(tx, orderIds);
    if (word === 'cancelled') return release.execute(tx, { reason: word, orders: [order] });
    return release.execute(tx, { reason: word, orderIds });
  });
}
