import { OrderPaid, OrderRefunded, RedPacketGranted, RedPacketRevoked, type DataOf } from '@floodgate/contracts';
import { eventually, isolated, Probe, startApp, type Isolated, type RunningApp } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { campaign, expectBooksToBalance, openCampaign, packetOf, PAID_AT } from './red-packet-books';
import { redPacketReplica } from './red-packet-replica';

const CONSUMER = 'notification.grant-red-packet-on-order-paid';

let environment: Isolated;
let probe: Probe;
/** Two replicas of the service, which take from the same queues. */
let replicas: readonly RunningApp[];

beforeAll(async () => {
  environment = await isolated('notification');
  probe = await Probe.open(environment.brokerUrl);
  const service = async () => (await import('../src/notification.module')).NotificationModule;
  replicas = [await startApp(environment, service), await startApp(environment, redPacketReplica)];
});

afterAll(async () => {
  for (const replica of replicas) await replica.stop();
  await probe.close();
  await environment.remove();
});

beforeEach(() => environment.sql('TRUNCATE ledger_transfers, red_packets, red_packet_campaigns, inbox_messages'));
afterEach(() => expectBooksToBalance(environment));

describe('paid orders and one budget', () => {
  it('win exactly the packets there are when more come than there are, at two replicas', async () => {
    const id = await openCampaign(environment, { budgetMinor: 30_000, packetCount: 300 });
    const orders = Array.from({ length: 1_000 }, () => paid());
    await deliverInBatches(orders, 25);
    await eventually(async () => expect(await consideredCount()).toBe(1_000));
    expect(await campaign(environment, id)).toEqual({ count: 300, minor: 30_000 });
    const packets = await environment.sql('SELECT DISTINCT order_id FROM red_packets');
    expect(packets).toHaveLength(300);
    await eventually(() => expect(probe.published(RedPacketGranted, { campaignId: id })).toHaveLength(300));
  });

  it('win once although they are heard of several times, in one message and in several', async () => {
    const id = await openCampaign(environment);
    const orders = Array.from({ length: 50 }, () => paid());
    await deliverInBatches([...orders, ...orders], 100);
    await deliverInBatches(orders.toReversed(), 10);
    await eventually(async () => expect(await consideredCount()).toBe(150));
    expect((await campaign(environment, id)).count).toBe(50);
    for (const { orderId } of orders)
      await eventually(() => expect(probe.published(RedPacketGranted, { orderId })).toHaveLength(1));
  });

  it('win nothing when no campaign ran, and leave nothing but their place in the inbox', async () => {
    await openCampaign(environment, { startsAt: '2026-01-05T10:31:00Z' });
    await openCampaign(environment, { endsAt: '2026-01-05T10:30:00Z' });
    const closed = await openCampaign(environment);
    await environment.sql('UPDATE red_packet_campaigns SET closed_at = now() WHERE id = $1', [closed]);
    await openCampaign(environment, { minOrderMinor: 8_901 });
    await probe.deliver(OrderPaid, paid());
    await eventually(async () => expect(await consideredCount()).toBe(1));
    expect(await environment.sql('SELECT 1 FROM red_packets')).toEqual([]);
  });

  it('win from the oldest campaign until that is used up', async () => {
    const oldest = await openCampaign(environment, { kind: 'fixed', amountMinor: 7, budgetMinor: 20, packetCount: 2 });
    const next = await openCampaign(environment, { kind: 'fixed', amountMinor: 9, budgetMinor: 90, packetCount: 10 });
    await deliverInBatches([paid(), paid(), paid()], 3);
    await eventually(async () => expect(await consideredCount()).toBe(3));
    expect(await campaign(environment, oldest)).toEqual({ count: 2, minor: 14 });
    expect(await campaign(environment, next)).toEqual({ count: 1, minor: 9 });
  });
});

describe('a refund', () => {
  it('takes the packet back into the budget, and the next order can win it', async () => {
    const id = await openCampaign(environment, { budgetMinor: 500, packetCount: 1 });
    const order = paid();
    await probe.deliver(OrderPaid, order);
    await probe.hears(RedPacketGranted, { orderId: order.orderId });
    await probe.deliver(OrderRefunded, refunded(order));
    const { data } = await probe.hears(RedPacketRevoked, { orderId: order.orderId });
    expect(data).toMatchObject({ campaignId: id, customerId: order.customerId, amountMinor: 500 });
    expect(await campaign(environment, id)).toEqual({ count: 0, minor: 0 });
    const other = paid();
    await probe.deliver(OrderPaid, other);
    expect((await probe.hears(RedPacketGranted, { orderId: other.orderId })).data.amountMinor).toBe(500);
  });

  it('that is heard before the payment leaves nothing to win', async () => {
    const id = await openCampaign(environment);
    const order = paid();
    await probe.deliver(OrderRefunded, refunded(order));
    await eventually(async () => expect(await packetOf(environment, order.orderId)).toMatchObject({ status: 'void' }));
    await probe.deliver(OrderPaid, order);
    await eventually(async () => expect(await consideredCount()).toBe(1));
    expect(await campaign(environment, id)).toEqual({ count: 0, minor: 0 });
    expect(probe.published(RedPacketGranted, { orderId: order.orderId })).toEqual([]);
    expect(probe.published(RedPacketRevoked, { orderId: order.orderId })).toEqual([]);
  });

  it('goes to the account of a campaign that was closed meanwhile, and nobody wins it again', async () => {
    const id = await openCampaign(environment, { budgetMinor: 500, packetCount: 1 });
    const order = paid();
    await probe.deliver(OrderPaid, order);
    await probe.hears(RedPacketGranted, { orderId: order.orderId });
    await environment.sql('UPDATE red_packet_campaigns SET closed_at = now() WHERE id = $1', [id]);
    await probe.deliver(OrderRefunded, refunded(order));
    await probe.hears(RedPacketRevoked, { orderId: order.orderId });
    await probe.deliver(OrderPaid, paid());
    await eventually(async () => expect(await consideredCount()).toBe(2));
    expect(await campaign(environment, id)).toEqual({ count: 0, minor: 0 });
  });
});

describe('the ledger', () => {
  it('is only added to', async () => {
    await openCampaign(environment);
    await expect(environment.sql('UPDATE ledger_transfers SET amount_minor = 1')).rejects.toThrow('only added to');
    await expect(environment.sql('DELETE FROM ledger_transfers')).rejects.toThrow('only added to');
  });
});

/** Puts the orders on the queue in messages of `size`. */
async function deliverInBatches(orders: readonly DataOf<typeof OrderPaid>[], size: number): Promise<void> {
  for (let start = 0; start < orders.length; start += size) {
    const events = orders.slice(start, start + size).map((order) => probe.event(OrderPaid, order));
    await probe.deliverBatch(OrderPaid, events);
  }
}

async function consideredCount(): Promise<number> {
  const [row] = await environment.sql<{ count: number }>(
    'SELECT count(*)::int FROM inbox_messages WHERE consumer = $1',
    [CONSUMER],
  );
  return row!.count;
}

function paid(): DataOf<typeof OrderPaid> {
  const paidAt = PAID_AT.toISOString();
  const [orderId, paymentId] = [uuidv7(), uuidv7()];
  return { orderId, customerId: `c-${orderId.at(-1)}`, saleId: null, totalMinor: 8_900, paymentId, paidAt };
}

function refunded({ orderId, customerId, saleId, totalMinor, paymentId }: DataOf<typeof OrderPaid>) {
  const refundedAt = new Date().toISOString();
  return { orderId, customerId, saleId, totalMinor, paymentId, reason: 'changed my mind', refundedAt };
}
