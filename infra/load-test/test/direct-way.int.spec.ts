import { callManagement, eventually } from '@floodgate/testing';
import { Client } from 'pg';
import { checksOfDirect } from '../src/direct/verdict/checks-of-direct';
import { readDirectBooks } from '../src/direct/verdict/direct-books';
import type { DirectSystem } from '../src/direct/system/direct-system';
import { buy, buyPatiently, countOf, customers, servers, startDirect } from './direct-place';

const WAITING = `SELECT pid FROM pg_locks WHERE relation = 'orders'::regclass AND NOT granted`;
/** As when PostgreSQL starts again. */
const WAITING_OUT = `SELECT pg_terminate_backend(pid) FROM (${WAITING}) AS waiting`;

describe('the direct way', () => {
  let direct: DirectSystem;

  afterEach(() => direct.remove());

  const checks = async (told: readonly (string | undefined)[] = []) => {
    await direct.stop();
    const books = await readDirectBooks(direct.databases);
    return { books, checks: checksOfDirect(books, new Set(told.filter((id) => id !== undefined))) };
  };

  it('sells exactly what there is to two hundred at once, and whoever has an order has all of it', async () => {
    direct = await startDirect('direct_crowd', 50);
    const bought = await Promise.all(customers(200).map((customer) => buyPatiently(direct, customer)));
    expect([countOf(bought, 201), countOf(bought, 410)]).toEqual([50, 150]);

    const told = bought.filter(({ status }) => status === 201).map(({ orderId }) => orderId);
    const { books, checks: found } = await checks(told);
    expect(books.stock).toEqual([{ sku: 'DIRECT-1', stocked: 50, available: 0, reserved: 50 }]);
    expect([...books.orders.values()]).toEqual(
      Array.from({ length: 50 }, () => ({ quantity: 1, steps: 2, notifications: 2 })),
    );
    expect(found.map(({ offenders }) => offenders)).toEqual([[], [], [], [], []]);
  });

  it('gives a customer one order, however often and at once they ask, also when nothing is left', async () => {
    direct = await startDirect('direct_repeat', 1);
    const bought = await Promise.all(Array.from({ length: 10 }, () => buyPatiently(direct, 'c-1')));
    expect([countOf(bought, 201), countOf(bought, 200)]).toEqual([1, 9]);
    expect(new Set(bought.map(({ orderId }) => orderId)).size).toBe(1);

    expect(await buyPatiently(direct, 'c-2')).toMatchObject({
      status: 410,
      type: 'urn:floodgate:problem:direct/sold-out',
    });
    expect(await buy(direct, 'c-1')).toMatchObject({ status: 200, orderId: bought[0]?.orderId });
    expect((await checks()).books.reservations.size).toBe(1);
  });

  it('says clearly that the stock is away, sells nothing twice, and goes on when it is back', async () => {
    direct = await startDirect('direct_killed', 40);
    const first = await Promise.all(customers(20).map((customer) => buyPatiently(direct, customer)));
    const during = Promise.all(customers(40).map((customer) => buy(direct, `${customer}-during`)));
    await direct.stock.kill();
    const away = await during;
    expect(away.filter(({ status }) => ![201, 410].includes(status)).every(({ status }) => status === 503)).toBe(true);
    expect(await buy(direct, 'alone')).toMatchObject({
      status: 503,
      type: 'urn:floodgate:problem:direct/stock-unknown',
    });

    await direct.stock.start();
    const again = await Promise.all(customers(40).map((customer) => buyPatiently(direct, `${customer}-during`)));
    const told = [...first, ...away, ...again].filter(({ status }) => status === 201).map(({ orderId }) => orderId);
    expect(countOf(first, 201)).toBe(20);
    const { books, checks: found } = await checks(told);
    expect(books.stock[0]).toMatchObject({ stocked: 40, available: 0, reserved: 40 });
    // Whoever was not answered asked again: nothing is left of what broke in between.
    expect(found.flatMap(({ offenders }) => offenders)).toEqual([]);
  });

  it('leaves a reservation behind when the order is lost on its way to the disk, which is counted, and mended by asking again', async () => {
    direct = await startDirect('direct_orphan', 10);
    const asking = await withOrdersLocked(async (orders) => {
      const both = Promise.all(['c-1', 'c-2'].map((customer) => buy(direct, customer)));
      await eventually(async () => expect((await orders.query(WAITING)).rowCount).toBe(2));
      await orders.query(WAITING_OUT);
      return both;
    });
    expect(asking.map(({ status }) => status)).toEqual([503, 503]);
    expect(await buyPatiently(direct, 'c-2')).toMatchObject({ status: 201 });

    const { books, checks: found } = await checks();
    expect([books.reservations.size, books.orders.size]).toEqual([2, 1]);
    const [orphan] = [...books.reservations.keys()].filter((id) => !books.orders.has(id));
    expect(found.filter(({ offenders }) => offenders.length > 0)).toEqual([
      { title: 'direct: every reservation has an order (orphaned reservations: 1)', offenders: [orphan] },
    ]);
  });

  it('sells what comes in later', async () => {
    direct = await startDirect('direct_restock', 1);
    await buyPatiently(direct, 'c-1');
    await direct.restock(direct.saleIds[0] ?? '', 2);
    expect(await buyPatiently(direct, 'c-2')).toMatchObject({ status: 201 });
  });

  it('looks at what is asked, where, and by whom, before it asks the stock', async () => {
    direct = await startDirect('direct_bad', 1);
    const bodies = [
      '{"quantity":2}',
      '{"quantity":0}',
      '{"pieces":1}',
      'not JSON',
      'x'.repeat(2_000),
      '{"quantity":1}',
    ];
    const statuses = [];
    for (const body of bodies) statuses.push((await buy(direct, 'c-1', body)).status);
    expect(statuses).toEqual([422, 422, 422, 400, 413, 201]);

    const [saleId = ''] = direct.saleIds;
    const ask = async (id: string) =>
      (await fetch(`${direct.order.url}/flash-sales/${id}/orders`, { method: 'POST' })).status;
    expect([await ask(saleId), await ask(saleId.replace(/^.{8}/, '00000000')), await ask('x')]).toEqual([
      401, 404, 422,
    ]);
  });

  it('leaves nothing behind', async () => {
    direct = await startDirect('direct_gone', 1);
    await direct.remove();
    const client = new Client({ connectionString: servers().postgresUrl });
    await client.connect();
    const { rows } = await client.query(`SELECT datname FROM pg_database WHERE datname LIKE 'direct_gone%'
      UNION ALL SELECT rolname FROM pg_roles WHERE rolname LIKE 'direct_gone%'`);
    await client.end();
    expect(rows).toEqual([]);
    const vhosts = (await callManagement('GET', '/api/vhosts')) as { name: string }[];
    expect(vhosts.map(({ name }) => name)).not.toContain('direct_gone');
  });

  /** Nobody gets a row into the orders meanwhile. */
  async function withOrdersLocked<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: direct.databases.order });
    await client.connect();
    await client.query('BEGIN; LOCK TABLE orders');
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }
});
