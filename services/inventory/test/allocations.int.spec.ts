import type { Database } from '@floodgate/persistence';
import { isolated, type Isolated } from '@floodgate/testing';
import { Desk } from './desk';
import { wrongBooks } from './inventory-books';
import { twoReplicas } from './running-use-cases';
import { stocked } from './stories';

let environment: Isolated;
let replicas: readonly [Database, Database];

beforeAll(async () => {
  environment = await isolated('inventory');
  replicas = twoReplicas(environment, 10);
});

afterAll(async () => {
  for (const replica of replicas) await replica.onApplicationShutdown();
  await environment.remove();
});

afterEach(async () => expect(await wrongBooks(environment)).toEqual([]));

const open = (stock: number, allocation: number) => Desk.open(environment, replicas[0], stock, allocation);

describe('the allocation of a sale', () => {
  it('is taken out of the stock: only tickets of the sale can have it', async () => {
    const desk = await open(20, 15);
    expect(await desk.books()).toBe('15 = 15 + 0 + 0 + 0, 5 left');
    expect(await desk.place({ ...desk.ticket(null, 6), ticket: undefined })).toBe('refused');
    expect(await desk.place(desk.ticket(null, 6))).toBe('held');
    expect(await desk.books()).toBe('15 = 9 + 0 + 6 + 0, 5 left');
  });

  it('grows while it sells, up to what the stock has', async () => {
    const desk = await open(20, 10);
    await desk.lease(10);
    expect(await desk.allocate(21)).toMatchObject({ allocated: 10, refusal: 'insufficient-stock' });
    expect(await desk.books()).toBe('10 = 0 + 10 + 0 + 0, 10 left');
    expect(await desk.allocate(20)).toMatchObject({ allocated: 20, refusal: null });
    expect(await desk.books()).toBe('20 = 10 + 10 + 0 + 0, 0 left');
  });

  it('shrinks down to what buyers and replicas already have', async () => {
    const desk = await open(20, 10);
    await desk.lease(3);
    await desk.place(desk.ticket(null, 2));
    expect(await desk.allocate(7)).toMatchObject({ allocated: 7, refusal: null });
    expect(await desk.allocate(1)).toMatchObject({ allocated: 5, refusal: 'already-sold' });
    expect(await desk.books()).toBe('5 = 0 + 3 + 2 + 0, 15 left');
  });

  it('goes back when the sale is closed: what is free at once, the rest when it comes back', async () => {
    const desk = await open(20, 10);
    const leaseId = await desk.lease(4);
    const order = desk.ticket(leaseId, 2);
    expect(await desk.close()).toMatchObject({ allocated: 4, isClosed: true, refusal: null });
    expect(await desk.place(order)).toBe('held');
    await desk.giveBack(leaseId, 2);
    expect(await desk.books()).toBe('2 = 0 + 0 + 2 + 0, 18 left');
    expect(await desk.place(desk.ticket(null))).toBe('refused');
    await desk.do((tx) => desk.useCases.release.execute(tx, { reason: 'expired', orderIds: [order.orderId] }));
    expect(await desk.books()).toBe('0 = 0 + 0 + 0 + 0, 20 left');
  });

  it('can be had again by a sale that was closed', async () => {
    const desk = await open(20, 10);
    await desk.close();
    expect(await desk.allocate(8)).toMatchObject({ allocated: 8, isClosed: false });
    expect(await desk.books()).toBe('8 = 8 + 0 + 0 + 0, 12 left');
  });

  it('is nothing of a SKU that nobody stocks, nor of another SKU than before', async () => {
    const desk = await open(20, 10);
    const other = await stocked(environment, 50);
    expect(await desk.allocate(12, { sku: other })).toMatchObject({ allocated: 10, refusal: 'unknown-sku' });
    expect(await desk.allocate(12, { sku: 'NONE' })).toMatchObject({ allocated: 10, refusal: 'unknown-sku' });
  });

  it('follows the highest revision, and answers with it to whatever comes late', async () => {
    const desk = await open(20, 5);
    const newest = await desk.allocate(8, { revision: 7 });
    expect(await desk.allocate(2, { revision: 6 })).toEqual(newest);
    expect(await desk.allocate(3, { revision: 7 })).toEqual(newest);
    expect(newest).toMatchObject({ allocated: 8, revision: 7 });
    expect(await desk.saidCount('inventory.allocation-set.v1')).toBe(4);
  });

  it('never takes more than there is, whoever asks at once', async () => {
    const sku = await stocked(environment, 25);
    const sales: Desk[] = [];
    while (sales.length < 8) sales.push(await Desk.open(environment, replicas[sales.length % 2]!, 1, 0));
    // Sales are of this SKU from their first request on.
    await environment.sql('UPDATE sale_allocations SET sku = $1 WHERE sale_id = ANY ($2)', [
      sku,
      sales.map(({ saleId }) => saleId),
    ]);
    const answers = await Promise.all(sales.map((desk) => desk.allocate(6, { sku })));
    expect(answers.filter(({ refusal }) => refusal === null)).toHaveLength(4);
    expect(await environment.sql('SELECT available, reserved FROM stock WHERE sku = $1', [sku])).toEqual([
      { available: 1, reserved: 24 },
    ]);
  });
});

describe('a sale that has something again', () => {
  it('says so once, whenever it had nothing before, unless it is closed', async () => {
    const desk = await open(20, 3);
    const said = () => desk.saidCount('inventory.permits-available.v1');
    expect(await said()).toBe(1);
    const leaseId = await desk.lease(3);
    await desk.giveBack(leaseId, 2);
    expect(await said()).toBe(2);
    const order = desk.ticket(leaseId);
    await desk.place(order);
    await desk.do((tx) => desk.useCases.release.execute(tx, { reason: 'expired', orderIds: [order.orderId] }));
    expect(await said()).toBe(2);
    await desk.lease(3);
    await desk.allocate(5);
    expect(await said()).toBe(3);
    await desk.close();
    expect(await said()).toBe(3);
  });
});
