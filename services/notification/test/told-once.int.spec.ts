import { DeliverMessage, NotificationDelivered, OrderConfirmed, OrderPaid, OrderRejected } from '@floodgate/contracts';
import { Database } from '@floodgate/persistence';
import { eventually, isolated, Probe, startApp, type Isolated, type RunningApp } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { DeliverMessages } from '../src/use-cases/deliver-messages';
import { NotifyCustomers } from '../src/use-cases/notify-customers';
import { recorded } from './recorded';

let environment: Isolated;
let probe: Probe;
let app: RunningApp;

beforeAll(async () => {
  environment = await isolated('notification');
  probe = await Probe.open(environment.brokerUrl);
  app = await startApp(environment, async () => (await import('../src/notification.module')).NotificationModule);
});

afterAll(async () => {
  await app.stop();
  await probe.close();
  await environment.remove();
});

describe('what became of an order', () => {
  it('reaches its customer by e-mail and as a push message, once each', async () => {
    const confirmed = { ...order(), totalMinor: 8_900, confirmedAt: new Date().toISOString() };
    await probe.deliver(OrderConfirmed, confirmed);
    await toldTwice(confirmed.orderId);
    expect(await received(confirmed.orderId)).toEqual([
      `Your order ${confirmed.orderId} is confirmed. The total is 89.00.`,
      'The total is 89.00.',
    ]);
  });

  it('is told once although it was announced in several events', async () => {
    const rejected = {
      ...order(),
      reason: 'unknown-sku' as const,
      shortages: [],
      rejectedAt: new Date().toISOString(),
    };
    const events = [1, 2, 3].map(() => probe.event(OrderRejected, rejected));
    await probe.deliverBatch(OrderRejected, events);
    await probe.deliver(OrderRejected, rejected);
    const last = { ...rejected, ...order() };
    await probe.deliver(OrderRejected, last);
    await toldTwice(last.orderId);
    expect(await received(rejected.orderId)).toHaveLength(2);
    expect(probe.published(DeliverMessage, { orderId: rejected.orderId })).toHaveLength(2);
    expect(probe.published(NotificationDelivered, { orderId: rejected.orderId })).toHaveLength(2);
  });

  it('travels to each channel together with the news of others', async () => {
    const events = Array.from({ length: 100 }, () =>
      probe.event(OrderConfirmed, { ...order(), totalMinor: 1, confirmedAt: new Date().toISOString() }),
    );
    const before = probe.messageCount(DeliverMessage);
    await probe.deliverBatch(OrderConfirmed, events);
    for (const { data } of events) await toldTwice(data.orderId);
    expect(probe.messageCount(DeliverMessage) - before).toBeLessThan(10);
  });

  it('is told each time once, in whatever order it is heard', async () => {
    const at = new Date().toISOString();
    const { orderId, ...rest } = order();
    const paid = { orderId, ...rest, totalMinor: 1, paymentId: uuidv7(), paidAt: at };
    await probe.deliver(OrderPaid, paid);
    await probe.deliver(OrderConfirmed, { orderId, ...rest, totalMinor: 1, confirmedAt: at });
    await probe.deliver(OrderPaid, paid);
    await eventually(() => expect(probe.published(NotificationDelivered, { orderId })).toHaveLength(4));
    const told = probe
      .published(NotificationDelivered, { orderId })
      .map(({ data }) => `${data.template} ${data.channel}`);
    expect(told.sort()).toEqual([
      'order-confirmed email',
      'order-confirmed push',
      'order-paid email',
      'order-paid push',
    ]);
  });
});

describe('replicas that work on the same customers at the same moment', () => {
  it('record each delivery once, and none waits for another in a circle', async () => {
    const notices = Array.from(
      { length: 50 },
      () => ({ ...order(), template: 'order-confirmed', totalMinor: 1 }) as const,
    );
    const notify = (again: typeof notices) =>
      app.get(Database).transaction((tx) => app.get(NotifyCustomers).execute(tx, again));
    await Promise.all([notify(notices), notify(notices.toReversed()), notify(notices), notify(notices.toReversed())]);
    await eventually(async () => {
      for (const { orderId } of notices) expect(await received(orderId)).toHaveLength(2);
    });
    for (const { orderId } of notices) expect(probe.published(DeliverMessage, { orderId })).toHaveLength(2);
  });

  it('hand each message over once', async () => {
    const message = await recorded(environment, { channel: 'email' });
    const deliver = () =>
      app.get(Database).transaction((tx) => app.get(DeliverMessages).execute(tx, 'email', [message]));
    await Promise.all([deliver(), deliver(), deliver(), deliver()]);
    const { orderId } = message;
    expect(await received(orderId)).toEqual([message.body]);
    await probe.hears(NotificationDelivered, { orderId });
    expect(probe.published(NotificationDelivered, { orderId })).toHaveLength(1);
  });
});

function order() {
  return { orderId: uuidv7(), customerId: 'c-1', saleId: null };
}

async function toldTwice(orderId: string): Promise<void> {
  await eventually(() => expect(probe.published(NotificationDelivered, { orderId })).toHaveLength(2));
}

/** What the customer has, as far as the provider can tell. */
async function received(orderId: string): Promise<string[]> {
  const rows = await environment.sql<{ body: string }>(
    'SELECT d.body FROM sandbox_messages m JOIN deliveries d ON d.id = m.delivery_id WHERE d.order_id = $1 ORDER BY d.channel',
    [orderId],
  );
  return rows.map(({ body }) => body);
}
