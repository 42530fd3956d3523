import { isUniqueViolation, type Database } from '@floodgate/persistence';
import { isolated, type Isolated } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import type { ReservationRequest, StockLine } from '../src/domain/reservation';
import { randomFrom, SetClock, twoReplicas, useCasesAt } from './running-use-cases';

const SKUS = ['SKU-A', 'SKU-B', 'SKU-C', 'SKU-D'];
const WORKERS_PER_REPLICA = 20;

const { reserve: reserveStock } = useCasesAt(new SetClock());

let environment: Isolated;
let replicas: readonly Database[];

beforeAll(async () => {
  environment = await isolated('inventory');
  replicas = twoReplicas(environment, WORKERS_PER_REPLICA);
});

afterAll(async () => {
  for (const replica of replicas) await replica.onApplicationShutdown();
  await environment.remove();
});

beforeEach(() => environment.sql('TRUNCATE stock, reservations, outbox_messages'));

afterEach(async () => {
  const wrong = await environment.sql(
    `SELECT sku FROM stock LEFT JOIN reservations USING (sku) GROUP BY sku
     HAVING stock.reserved <> coalesce(sum(quantity) FILTER (WHERE status = 'held'), 0)`,
  );
  expect(wrong).toEqual([]);
});

it('gives exactly the pieces there are to workers who all ask at the same moment', async () => {
  await stock(15, 'SKU-A');
  await atOnce(() => [order({ sku: 'SKU-A', quantity: 1 })]);
  expect(await environment.sql('SELECT available, reserved FROM stock')).toEqual([{ available: 0, reserved: 15 }]);
  expect(await answers()).toEqual({ held: 15, refused: 2 * WORKERS_PER_REPLICA - 15 });
});

it('lets two replicas hold overlapping orders at once: nobody waits in a circle, no order is split', async () => {
  await stock(60, ...SKUS);
  const random = randomFrom(7);
  await atOnce(() => Array.from({ length: 10 }, () => randomOrder(random)));
  const { held, refused } = await answers();
  expect(held + refused).toBe(2 * WORKERS_PER_REPLICA * 10);
  const split = await environment.sql('SELECT 1 FROM reservations GROUP BY order_id HAVING min(status) <> max(status)');
  expect(split).toEqual([]);
});

it.each([1, 2, 3, 4, 5, 6, 7, 8])('answers a batch as if one order came after the other (seed %i)', async (seed) => {
  const random = randomFrom(seed);
  const available = new Map(SKUS.map((sku) => [sku, random(25)]));
  for (const [sku, count] of available) await stock(count, sku);
  const batch = Array.from({ length: 40 }, () => randomOrder(random));
  await replicas[0]!.transaction((tx) => reserveStock.execute(tx, batch));
  const held = await environment.sql<{ id: string }>(
    `SELECT DISTINCT order_id AS id FROM reservations WHERE status = 'held'`,
  );
  expect(new Set(held.map(({ id }) => id))).toEqual(heldOneByOne(batch, available));
});

it('holds an order once that two replicas are told at the same moment', async () => {
  await stock(10, 'SKU-A');
  const requests = [order({ sku: 'SKU-A', quantity: 2 })];
  const [one, other] = replicas;
  const tell = (replica: Database) => replica.transaction((tx) => reserveStock.execute(tx, requests));
  const outcomes = await Promise.allSettled([tell(one!), tell(other!)]);
  const failed = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(failed.every(({ reason }) => isUniqueViolation(reason))).toBe(true);
  await tell(other!);
  expect(await environment.sql('SELECT available, reserved FROM stock')).toEqual([{ available: 8, reserved: 2 }]);
  expect(await answers()).toEqual({ held: 3 - failed.length, refused: 0 });
});

/** Every worker has its transaction open before the first may ask. */
async function atOnce(requestsOf: () => readonly ReservationRequest[]): Promise<void> {
  const workers = replicas.flatMap((replica) => Array.from({ length: WORKERS_PER_REPLICA }, () => replica));
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  let waitingCount = 0;
  await Promise.all(
    workers.map((replica) => {
      const requests = requestsOf();
      return replica.transaction(async (tx) => {
        await tx.$queryRawUnsafe('SELECT 1');
        waitingCount += 1;
        if (waitingCount === workers.length) open();
        await gate;
        await reserveStock.execute(tx, requests);
      });
    }),
  );
}

/** The plainest way to say what the statement does to a batch. */
function heldOneByOne(batch: readonly ReservationRequest[], stocked: ReadonlyMap<string, number>): Set<string> {
  const left = new Map(stocked);
  const held = batch.filter(({ lines }) => {
    const fits = lines.every(({ sku, quantity }) => quantity <= (left.get(sku) ?? 0));
    if (fits) for (const { sku, quantity } of lines) left.set(sku, (left.get(sku) ?? 0) - quantity);
    return fits;
  });
  return new Set(held.map(({ orderId }) => orderId));
}

function order(...lines: readonly StockLine[]): ReservationRequest {
  return { orderId: uuidv7(), lines };
}

function randomOrder(random: (below: number) => number): ReservationRequest {
  const skus = SKUS.filter(() => random(2) === 0);
  const chosen = skus.length === 0 ? ['SKU-A'] : random(2) === 0 ? skus : skus.reverse();
  return order(...chosen.map((sku) => ({ sku, quantity: 1 + random(4) })));
}

async function stock(count: number, ...skus: readonly string[]): Promise<void> {
  await environment.sql('INSERT INTO stock (sku, stocked, available) SELECT unnest($1::text[]), $2, $2', [skus, count]);
}

async function answers(): Promise<{ held: number; refused: number }> {
  const rows = await environment.sql<{ held: number; refused: number }>(
    `SELECT coalesce(sum(event_count) FILTER (WHERE type = 'inventory.stock-reserved.v1'), 0)::int AS held,
            coalesce(sum(event_count) FILTER (WHERE type = 'inventory.stock-rejected.v1'), 0)::int AS refused
       FROM outbox_messages`,
  );
  return rows[0]!;
}
