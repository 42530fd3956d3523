import type { Database } from '@floodgate/persistence';
import { isolated, type Isolated } from '@floodgate/testing';
import { wrongBooks } from './inventory-books';
import { RandomMarket } from './random-market';
import { twoReplicas } from './running-use-cases';

const WORKERS_COUNT = 8;
const STEPS_PER_WORKER = 150;
const STOCKED_COUNT = 150;

let environment: Isolated;
let replicas: readonly Database[];

beforeAll(async () => {
  environment = await isolated('inventory');
  replicas = twoReplicas(environment, WORKERS_COUNT);
  // Beside the code under test: the moments when a sale has something again, and a revision that misses a change.
  await environment.sql('CREATE TABLE reopenings (sale_id uuid, stock_revision int)');
  await environment.sql(`CREATE FUNCTION note_reopening() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.stock_revision <> OLD.stock_revision + 1 THEN RAISE 'stock_revision % -> %', OLD.stock_revision, NEW.stock_revision; END IF;
    IF OLD.free = 0 AND NEW.free > 0 THEN INSERT INTO reopenings VALUES (NEW.sale_id, NEW.stock_revision); END IF;
    RETURN NEW; END $$`);
  await environment.sql(
    'CREATE TRIGGER note BEFORE UPDATE ON sale_allocations FOR EACH ROW EXECUTE FUNCTION note_reopening()',
  );
});

afterAll(async () => {
  for (const replica of replicas) await replica.onApplicationShutdown();
  await environment.remove();
});

beforeEach(async () => {
  await environment.sql('TRUNCATE stock, reservations, sale_allocations, permit_leases, outbox_messages, reopenings');
  await environment.sql(`INSERT INTO stock (sku, stocked, available) VALUES ('SKU-0', $1, $1), ('SKU-1', $1, $1)`, [
    STOCKED_COUNT,
  ]);
});

describe.each([1, 2, 3])('everybody doing anything at any time (seed %i)', (seed) => {
  it('leaves the books right, every order where it ended, and nothing stranded', async () => {
    const market = new RandomMarket(seed, replicas);
    const work = async () => {
      for (let step = 0; step < STEPS_PER_WORKER; step += 1) await market.step();
    };
    await Promise.all(Array.from({ length: WORKERS_COUNT }, work));
    expect(await wrongBooks(environment)).toEqual([]);
    await market.end();
    expect(market.deadlockCount).toBe(0);
    expect(await wrongBooks(environment)).toEqual([]);
    expect(await environment.sql('SELECT FROM sale_allocations WHERE leased > 0')).toEqual([]);
    expect(await strayOrders(market)).toEqual([]);
    expect(await refusedThoughLeased(market)).toEqual([]);
    expect(await reopenings('SELECT sale_id::text, stock_revision FROM reopenings')).toEqual(
      await reopenings(
        `SELECT event->'data'->>'saleId' AS sale_id, (event->'data'->>'stockRevision')::int AS stock_revision
           FROM outbox_messages, json_array_elements(body::json) AS event WHERE type = 'inventory.permits-available.v1'`,
      ),
    );
  }, 120_000);
});

const ENDED_AS: Readonly<Record<string, readonly string[]>> = {
  none: ['held', 'refused'],
  cancelled: ['released', 'refused'],
  expired: ['released'],
  paid: ['sold'],
  refunded: ['refunded', 'released'],
};

/** Orders whose reservation is not what their end says. */
async function strayOrders({ orders }: RandomMarket): Promise<readonly string[]> {
  const rows = await environment.sql<{ id: string; status: string }>(
    'SELECT DISTINCT order_id AS id, status FROM reservations',
  );
  const statuses = new Map(rows.map(({ id, status }) => [id, status]));
  return orders
    .filter(({ orderId, ending = 'none' }) => !ENDED_AS[ending]?.includes(statuses.get(orderId) ?? 'unanswered'))
    .map(({ orderId, ending }) => `${orderId} ${ending}: ${statuses.get(orderId)}`);
}

/** Tickets whose lease was never given to anybody else. */
async function refusedThoughLeased({ orders }: RandomMarket): Promise<readonly string[]> {
  const refused = await environment.sql<{ id: string }>(
    `SELECT order_id AS id FROM reservations WHERE status = 'refused' AND sale_id IS NOT NULL`,
  );
  const reconciled = await environment.sql<{ id: string }>(
    'SELECT lease_id AS id FROM permit_leases WHERE reconciled > 0',
  );
  const reconciledIds = new Set(reconciled.map(({ id }) => id));
  const refusedIds = new Set(refused.map(({ id }) => id));
  return orders
    .filter(({ orderId, ticket }) => refusedIds.has(orderId) && !reconciledIds.has(ticket?.leaseId ?? ''))
    .map(({ orderId }) => orderId);
}

async function reopenings(query: string): Promise<readonly object[]> {
  return environment.sql(`${query} ORDER BY 1, 2`);
}
