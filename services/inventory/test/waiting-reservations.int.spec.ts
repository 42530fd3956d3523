import type { Database, Transaction } from '@floodgate/persistence';
import { eventually, isolated, type Isolated } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { wrongBooks } from './inventory-books';
import { SetClock, twoReplicas, useCasesAt } from './running-use-cases';
import { reservedOrder, stocked } from './stories';

const { reserve, release, sell } = useCasesAt(new SetClock());

let environment: Isolated;
let replicas: readonly [Database, Database];

beforeAll(async () => {
  environment = await isolated('inventory');
  replicas = twoReplicas(environment, 2);
});

afterAll(async () => {
  for (const replica of replicas) await replica.onApplicationShutdown();
  await environment.remove();
});

it('holds pieces that are given back while the order waits for its turn', async () => {
  const { orderId, sku } = await reservedOrder(environment, 'held');
  const wanted = { orderId: uuidv7(), lines: [{ sku, quantity: 10 }] };
  await oneBehindTheOther(
    (tx) => release.execute(tx, { reason: 'expired', orderIds: [orderId] }),
    (tx) => reserve.execute(tx, [wanted]),
  );
  expect(await statusOf(wanted.orderId)).toBe('held');
});

it('takes back what is sold while the refund waits for its turn', async () => {
  const { orderId } = await reservedOrder(environment, 'held');
  await oneBehindTheOther(
    (tx) => sell.execute(tx, [orderId]),
    (tx) => release.execute(tx, { reason: 'refunded', orderIds: [orderId] }),
  );
  expect(await statusOf(orderId)).toBe('refunded');
});

it('finds the order that is placed while its cancellation waits for its turn', async () => {
  const sku = await stocked(environment, 10);
  const order = { orderId: uuidv7(), lines: [{ sku, quantity: 10 }] };
  await oneBehindTheOther(
    (tx) => reserve.execute(tx, [order]),
    (tx) => release.execute(tx, { reason: 'cancelled', orders: [order] }),
  );
  expect(await statusOf(order.orderId)).toBe('released');
});

type Work = (tx: Transaction) => Promise<void>;

/** The second starts while the first has everything done but the commit, and waits for a lock. */
async function oneBehindTheOther(first: Work, second: Work): Promise<void> {
  let waiting: Promise<void> = Promise.resolve();
  await replicas[0].transaction(async (tx) => {
    await first(tx);
    waiting = replicas[1].transaction(second);
    await eventually(async () => {
      const rows = await environment.sql(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      expect(rows).toHaveLength(1);
    });
  });
  await waiting;
  expect(await wrongBooks(environment)).toEqual([]);
}

async function statusOf(orderId: string): Promise<string | undefined> {
  const [row] = await environment.sql<{ status: string }>('SELECT status FROM reservations WHERE order_id = $1', [
    orderId,
  ]);
  return row?.status;
}
