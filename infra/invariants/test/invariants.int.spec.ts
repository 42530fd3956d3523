import { connect } from 'amqplib';
import { checkInvariants, invariants, type Finding } from '../src';
import { openBooks, type TestBooks } from './books';
import { honestOrder, honestRedPacket, honestSale } from './honest-books';
import { elsewhere } from './lies/elsewhere';
import { inNotification, inRedPackets } from './lies/in-notification';
import { inOrders } from './lies/in-orders';
import { inSales, inStock } from './lies/in-stock';

const lies = [...inStock, ...inSales, ...inOrders, ...inNotification, ...inRedPackets, ...elsewhere];

/** More than all offenders together. */
const SHOWN_COUNT = 1_000;

let books: TestBooks;

beforeAll(async () => {
  books = await openBooks();
  const saleId = await honestSale(books);
  // In stock: 20 available; reserved are 2 of a normal order and the 8 unsold of the sale; sold are 2 and 2.
  await books.write('inventory', `INSERT INTO stock VALUES ('SKU-1', 34, 20, 10, 4)`);
  await honestOrder(books, 'confirmed');
  await honestRedPacket(books, await honestOrder(books, 'paid'));
  for (const status of ['rejected', 'cancelled', 'expired', 'refunded'] as const) await honestOrder(books, status);
  await honestOrder(books, 'cancelled', saleId);
});

afterAll(() => books.remove());

const check = () => checkInvariants(books.books, { shownCount: SHOWN_COUNT });

describe('the invariants', () => {
  it('hold in honest books, and say what they looked at', async () => {
    const findings = await check();
    expect(findings.filter(({ offenderCount }) => offenderCount > 0)).toEqual([]);
    expect(findings.map(({ name }) => name)).toEqual(invariants.map(({ name }) => name));
    expect(findings.find(({ name }) => name === 'every-order-is-answered')?.examinedCount).toBe(9);
  });

  describe('notice', () => {
    const ids = new Map<string, string>();
    let findings: readonly Finding[];

    // Each lie has an id of its own, so all can be told first and looked for together.
    beforeAll(async () => {
      for (const { what, tell } of lies) ids.set(what, await tell(books));
      findings = await check();
    });

    it.each(lies.map(({ what, breaks }) => [what, breaks]))('%s (%s)', (what, breaks) => {
      const { offenders = [] } = findings.find(({ name }) => name === breaks) ?? {};
      expect(offenders).toContainEqual(expect.stringContaining(ids.get(what) ?? 'nothing'));
    });

    it('every kind of lie: no invariant is without one that breaks it', () => {
      const broken = new Set([...lies.map(({ breaks }) => breaks), 'queues-are-empty', 'no-dead-letters']);
      expect(invariants.map(({ name }) => name).filter((name) => !broken.has(name))).toEqual([]);
    });

    it('more lies than they name', async () => {
      const short = await checkInvariants(books.books, { shownCount: 1 });
      const { offenders, offenderCount } = short.find(({ name }) => name === 'reservations-are-orders')!;
      expect(offenders).toHaveLength(1);
      expect(offenderCount).toBeGreaterThan(1);
    });
  });

  it('notice what is in a queue, except what waits for later and what may be dead', async () => {
    const connection = await connect(books.brokerUrl);
    const channel = await connection.createConfirmChannel();
    for (const queue of [
      'order.work',
      'order.work.retry-1s',
      'order.work.wait-15m',
      'order.work.dead',
      'client.mine',
    ]) {
      await channel.assertQueue(queue, { durable: true });
      channel.sendToQueue(queue, Buffer.from('[]'));
    }
    await channel.waitForConfirms();
    await connection.close();
    const offendersOf = async (name: string, dead: readonly string[] = []) =>
      (await checkInvariants(books.books, { dead, only: (each) => each.name === name }))[0]?.offenders;
    expect(await offendersOf('queues-are-empty')).toEqual(['order.work: 1', 'order.work.retry-1s: 1']);
    expect(await offendersOf('no-dead-letters')).toEqual(['order.work.dead: 1']);
    expect(await offendersOf('no-dead-letters', ['order.work.dead'])).toEqual([]);
  });
});
