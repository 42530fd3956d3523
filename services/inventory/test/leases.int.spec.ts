import type { Database } from '@floodgate/persistence';
import { isolated, type Isolated } from '@floodgate/testing';
import { Desk } from './desk';
import { wrongBooks } from './inventory-books';
import { ARRIVAL_MS, GRACE_MS, LEASE_MS, twoReplicas } from './running-use-cases';

let environment: Isolated;
let replicas: readonly [Database, Database];
let desk: Desk;

beforeAll(async () => {
  environment = await isolated('inventory');
  replicas = twoReplicas(environment, 10);
});

afterAll(async () => {
  for (const replica of replicas) await replica.onApplicationShutdown();
  await environment.remove();
});

beforeEach(async () => {
  await environment.sql('TRUNCATE permit_leases, sale_allocations, reservations, stock');
  desk = await Desk.open(environment, replicas[0], 10, 10);
});

afterEach(async () => expect(await wrongBooks(environment)).toEqual([]));

describe('a ticket', () => {
  it('takes from its lease, even when nothing else is left', async () => {
    const leaseId = await desk.lease(10);
    expect(await desk.place(desk.ticket(leaseId, 4))).toBe('held');
    expect(await desk.books()).toBe('10 = 0 + 6 + 4 + 0, 0 left');
  });

  it('is refused without a lease when nothing is free', async () => {
    await desk.lease(10);
    expect(await desk.place(desk.ticket(null))).toBe('refused');
  });

  it('is refused for a sale that nobody allocated anything to, as any ticket that comes too late', async () => {
    const order = { ...desk.ticket(null), ticket: { saleId: '00000000-0000-7000-8000-00000000dead', leaseId: null } };
    expect(await desk.place(order)).toBe('refused');
    const [row] = await environment.sql(
      `SELECT event->'data'->>'reason' AS reason FROM outbox_messages, json_array_elements(body::json) AS event
        WHERE event->>'subject' = $1`,
      [order.orderId],
    );
    expect(row).toEqual({ reason: 'insufficient-stock' });
  });

  it('is refused for another SKU than that of the sale', async () => {
    const lines = [{ sku: 'OTHER', quantity: 1 }];
    expect(await desk.place({ ...desk.ticket(null), lines })).toBe('refused');
    expect(await desk.books()).toBe('10 = 10 + 0 + 0 + 0, 0 left');
  });

  it('shares its batch with others, as if one came after the other', async () => {
    const leaseId = await desk.lease(4);
    const tickets = [3, 1, 1, 7, 5].map((quantity, n) => desk.ticket(n < 3 ? leaseId : null, quantity));
    const normal = { ...desk.ticket(null, 1), ticket: undefined };
    await desk.do((tx) => desk.useCases.reserve.execute(tx, [...tickets, normal]));
    const statuses = await Promise.all([...tickets, normal].map((order) => desk.statusOf(order)));
    // The third is one more than the lease had, and takes what is free; then seven do not fit any more, but five do.
    expect(statuses).toEqual(['held', 'held', 'held', 'refused', 'held', 'refused']);
    expect(await desk.books()).toBe('10 = 0 + 0 + 10 + 0, 0 left');
  });

  it('gives its permit back when it was cancelled before it arrived, once', async () => {
    const order = desk.ticket(await desk.lease(10), 2);
    await desk.do((tx) => desk.useCases.release.execute(tx, { reason: 'cancelled', orders: [order] }));
    expect(await desk.books()).toBe('10 = 0 + 10 + 0 + 0, 0 left');
    expect(await desk.place(order)).toBe('released');
    expect(await desk.place(order)).toBe('released');
    expect(await desk.books()).toBe('10 = 2 + 8 + 0 + 0, 0 left');
    expect(await desk.saidCount('inventory.stock-reserved.v1', order.orderId)).toBe(0);
  });
});

describe('permits that are given back', () => {
  it('count once, however often it is said', async () => {
    const leaseId = await desk.lease(5);
    await desk.giveBack(leaseId, 2);
    await desk.giveBack(leaseId, 3);
    await Promise.all([desk.giveBack(leaseId, 3), desk.giveBack(leaseId, 3)]);
    expect(await desk.books()).toBe('10 = 7 + 3 + 0 + 0, 0 left');
  });

  it('count once when it is said several times at once', async () => {
    const leaseId = await desk.lease(5);
    await Promise.all([1, 2, 3, 4].map(() => desk.giveBack(leaseId, 2)));
    expect(await desk.books()).toBe('10 = 7 + 3 + 0 + 0, 0 left');
  });

  it('leave those that were spent to the tickets on their way', async () => {
    const leaseId = await desk.lease(5);
    await desk.giveBack(leaseId, 2);
    await desk.lease(7);
    for (const order of [1, 2, 3].map(() => desk.ticket(leaseId))) expect(await desk.place(order)).toBe('held');
    expect(await desk.place(desk.ticket(leaseId))).toBe('refused');
  });

  it('are never more than are outstanding', async () => {
    const leaseId = await desk.lease(5);
    await desk.place(desk.ticket(leaseId, 3));
    await desk.giveBack(leaseId, 5);
    expect(await desk.books()).toBe('10 = 7 + 0 + 3 + 0, 0 left');
  });

  it('come also from a ticket that was spent twice', async () => {
    const leaseId = await desk.lease(5);
    const wasted = { leaseId, saleId: desk.saleId, count: 2 };
    await desk.do((tx) => desk.useCases.freeWasted.execute(tx, [wasted, wasted, wasted]));
    expect(await desk.books()).toBe('10 = 10 + 0 + 0 + 0, 0 left');
  });
});

describe('a lease whose holder fell silent', () => {
  it('keeps its permits for the tickets on their way, and then they go to others', async () => {
    const leaseId = await desk.lease(5);
    desk.clock.ms += LEASE_MS + GRACE_MS - 1;
    expect(await desk.reconcile()).toEqual([]);
    await desk.place(desk.ticket(leaseId));
    const younger = await desk.lease(2);
    desk.clock.ms += 1;
    expect(await desk.reconcile()).toMatchObject([{ leaseId, count: 4, holder: 'gateway-1', wasReturned: false }]);
    expect(await desk.reconcile()).toEqual([]);
    expect(await desk.books()).toBe('10 = 7 + 2 + 1 + 0, 0 left');
    expect(await desk.place(desk.ticket(younger, 2))).toBe('held');
  });

  it('is reconciled once when two replicas look at the same moment', async () => {
    await desk.lease(5);
    desk.clock.ms += LEASE_MS + GRACE_MS;
    const found = await Promise.all([1, 2, 3, 4].map(() => desk.reconcile()));
    expect(found.flat()).toHaveLength(1);
    expect(await desk.books()).toBe('10 = 10 + 0 + 0 + 0, 0 left');
  });

  it('lets a ticket that comes too late take what is free, and nothing that others have', async () => {
    const leaseId = await desk.lease(5);
    desk.clock.ms += LEASE_MS + GRACE_MS;
    await desk.reconcile();
    expect(await desk.place(desk.ticket(leaseId))).toBe('held');
    await desk.lease(9);
    expect(await desk.place(desk.ticket(leaseId))).toBe('refused');
    await desk.giveBack(leaseId, 5);
    expect(await desk.books()).toBe('10 = 0 + 9 + 1 + 0, 0 left');
  });

  it('waits much longer for tickets that the holder said were sent', async () => {
    const leaseId = await desk.lease(5);
    await desk.giveBack(leaseId, 1);
    desk.clock.ms += LEASE_MS + GRACE_MS;
    expect(await desk.reconcile()).toEqual([]);
    desk.clock.ms += ARRIVAL_MS;
    expect(await desk.reconcile()).toMatchObject([{ leaseId, count: 4, wasReturned: true }]);
  });

  it('gives its permits to the stock when the sale is closed', async () => {
    await desk.lease(5);
    await desk.close();
    desk.clock.ms += LEASE_MS + GRACE_MS;
    await desk.reconcile();
    expect(await desk.books()).toBe('0 = 0 + 0 + 0 + 0, 10 left');
  });
});
