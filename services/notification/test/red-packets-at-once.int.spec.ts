import { Outbox, wire, type Alert, type Alerts } from '@floodgate/messaging';
import { Database } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { isolated, type Isolated } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { campaign, expectBooksToBalance, openCampaign, packetOf, PAID_AT } from './red-packet-books';
import type { PaidOrder } from '../src/domain/red-packet';
import { notificationDatabase } from '../src/storage/notification.database';
import { RedPacketRepository } from '../src/storage/red-packet.repository';
import { GrantRedPackets } from '../src/use-cases/grant-red-packets';
import { RevokeRedPackets } from '../src/use-cases/revoke-red-packets';

const WORKERS_PER_REPLICA = 10;

let environment: Isolated;
/** Two processes, as far as PostgreSQL can tell. */
let replicas: readonly Database[];
const raised: Alert[] = [];
let grantRedPackets: GrantRedPackets;
let revokeRedPackets: RevokeRedPackets;

beforeAll(async () => {
  environment = await isolated('notification');
  Object.assign(process.env, environment.variables);
  const { notificationMessaging } = await import('../src/notification.messaging');
  const [packets, outbox, clock] = [new RedPacketRepository(), new Outbox(wire(notificationMessaging)), new Clock()];
  const alerts = { raise: (alert: Alert) => raised.push(alert) } as unknown as Alerts;
  grantRedPackets = new GrantRedPackets(packets, outbox, alerts, clock);
  revokeRedPackets = new RevokeRedPackets(packets, outbox, clock);
  const settings = { ...notificationDatabase, url: environment.databaseUrl, poolMaxCount: WORKERS_PER_REPLICA };
  replicas = [new Database(settings), new Database(settings)];
});

afterAll(async () => {
  for (const replica of replicas) await replica.onApplicationShutdown();
  await environment.remove();
});

beforeEach(async () => {
  raised.length = 0;
  await environment.sql('TRUNCATE ledger_transfers, red_packets, red_packet_campaigns, outbox_messages');
});
afterEach(() => expectBooksToBalance(environment));

it('gives exactly 300 packets to 1,000 orders that two replicas take in batches', async () => {
  const id = await openCampaign(environment, { budgetMinor: 30_000, packetCount: 300 });
  const batches = Array.from({ length: 40 }, () => Array.from({ length: 25 }, () => order()));
  await atOnce(async (worker) => {
    for (let batch = batches.pop(); batch !== undefined; batch = batches.pop()) {
      const orders = batch;
      await worker.transaction((tx) => grantRedPackets.execute(tx, orders));
    }
  });
  expect(await campaign(environment, id)).toEqual({ count: 300, minor: 30_000 });
  expect(await environment.sql('SELECT DISTINCT order_id FROM red_packets')).toHaveLength(300);
  expect(raised).toMatchObject([{ what: 'budget-exhausted', details: { campaignId: id } }]);
});

it('gives exactly the packets there are to workers who all ask at the same moment', async () => {
  const id = await openCampaign(environment, { budgetMinor: 1_000, packetCount: 37 });
  await atOnce((worker) => worker.transaction((tx) => grantRedPackets.execute(tx, [order(), order(), order()])));
  expect(await campaign(environment, id)).toEqual({ count: 37, minor: 1_000 });
});

it('gives an order one packet that all workers hear of at the same moment, in any sequence', async () => {
  const first = await openCampaign(environment, { packetCount: 30 });
  const second = await openCampaign(environment, { packetCount: 30 });
  const orders = Array.from({ length: 40 }, () => order());
  let turn = 0;
  await atOnce((worker) => {
    const sequence = (turn += 1) % 2 === 0 ? orders : orders.toReversed();
    return worker.transaction((tx) => grantRedPackets.execute(tx, sequence));
  });
  expect([await campaign(environment, first), await campaign(environment, second)]).toMatchObject([
    { count: 30 },
    { count: 10 },
  ]);
});

it('leaves no order with a packet whose refund was heard at the same moment', async () => {
  await openCampaign(environment, { packetCount: 500 });
  const orders = Array.from({ length: 20 }, () => order());
  for (const one of orders)
    await Promise.all([
      untilDone(() => replicas[0]!.transaction((tx) => grantRedPackets.execute(tx, [order(), one, order()]))),
      untilDone(() => replicas[1]!.transaction((tx) => revokeRedPackets.execute(tx, [one]))),
    ]);
  for (const { orderId } of orders) expect((await packetOf(environment, orderId))!.status).not.toBe('granted');
});

it.each([1, 2, 3, 4])('keeps the books while everybody grants and revokes at random (seed %i)', async (seed) => {
  const random = randomFrom(seed);
  await openCampaign(environment, { budgetMinor: 5_000, packetCount: 40 });
  await openCampaign(environment, { kind: 'fixed', amountMinor: 88, budgetMinor: 4_000, packetCount: 40 });
  await openCampaign(environment, { budgetMinor: 60, packetCount: 60 });
  const orders = Array.from({ length: 120 }, () => order());
  const walk = orders.map(() => ({ batch: orders.filter(() => random(12) === 0), isRefund: random(3) === 0 }));
  await atOnce(async (worker) => {
    for (let step = walk.pop(); step !== undefined; step = walk.pop()) {
      const { batch, isRefund } = step;
      const useCase = isRefund ? revokeRedPackets : grantRedPackets;
      await untilDone(() => worker.transaction((tx) => useCase.execute(tx, batch)));
    }
  });
  await untilDone(() => replicas[0]!.transaction((tx) => revokeRedPackets.execute(tx, orders)));
  expect(await environment.sql(`SELECT 1 FROM red_packets WHERE status = 'granted'`)).toEqual([]);
  const announced = await environment.sql(
    `SELECT event->>'subject' AS subject FROM outbox_messages, json_array_elements(body::json) AS event GROUP BY 1
     HAVING count(*) FILTER (WHERE type LIKE '%granted%') <> count(*) FILTER (WHERE type LIKE '%revoked%')`,
  );
  expect(announced).toEqual([]);
});

async function atOnce(work: (worker: Database) => Promise<void>): Promise<void> {
  await Promise.all(replicas.flatMap((replica) => Array.from({ length: WORKERS_PER_REPLICA }, () => work(replica))));
}

/** As the retry ladder does it, at once. A circle of waiting transactions would show here: it is no reason to try again. */
async function untilDone(work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (!String(error).includes('to be tried again')) throw error;
    }
  }
}

function order(): PaidOrder {
  const orderId = uuidv7();
  return { orderId, customerId: `c-${orderId.at(-1)}`, totalMinor: 8_900, paidAt: PAID_AT };
}

/** The same numbers in every run (a linear congruential generator). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
