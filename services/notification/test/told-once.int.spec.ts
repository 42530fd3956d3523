import { DeliverMessage, NotificationDelivered, OrderConfirmed, OrderRejected } from '@floodgate/contracts';
import { Database } from '@floodgate/persistence';
import { eventually, isolated, Probe, startApp, type Isolated, type RunningApp } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { DeliverToSandbox } from '../src/use-cases/deliver-to-sandbox';
import { NotifyCustomers } from '../src/use-cases/notify-customers';

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

describe('the final answer to an order', () => {
  it('reaches its customer as one message', async () => {
    const confirmed = { ...order(), totalMinor: 8_900, confirmedAt: new Date().toISOString() };
    await probe.deliver(OrderConfirmed, confirmed);
    const { data } = await probe.hears(NotificationDelivered, { orderId: confirmed.orderId });
    expect(data).toMatchObject({ customerId: 'c-1', channel: 'email', template: 'order-confirmed' });
    expect(await received(confirmed.orderId)).toEqual([
      `Your order ${confirmed.orderId} is confirmed. The total is 89.00.`,
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
    await probe.hears(NotificationDelivered, { orderId: last.orderId });
    expect(await received(rejected.orderId)).toHaveLength(1);
    expect(probe.published(DeliverMessage, { orderId: rejected.orderId })).toHaveLength(1);
    expect(probe.published(NotificationDelivered, { orderId: rejected.orderId })).toHaveLength(1);
  });

  it('hurries when the order is from a flash sale', async () => {
    const confirmed = { ...order(), saleId: uuidv7(), totalMinor: 1, confirmedAt: new Date().toISOString() };
    await probe.deliver(OrderConfirmed, confirmed);
    const { data } = await probe.hears(DeliverMessage, { orderId: confirmed.orderId });
    expect(data.priority).toBe('high');
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
      for (const { orderId } of notices) expect(await received(orderId)).toHaveLength(1);
    });
    for (const { orderId } of notices) expect(probe.published(DeliverMessage, { orderId })).toHaveLength(1);
  });

  it('hand each message over once', async () => {
    const { orderId } = order();
    const message = { ...order(), deliveryId: uuidv7(), orderId, channel: 'email', priority: 'high' } as const;
    const text = { template: 'order-confirmed', body: 'confirmed' };
    await environment.sql(
      `INSERT INTO deliveries (id, order_id, customer_id, channel, template, body, status, created_at)
       VALUES ($1, $2, 'c-1', 'email', $3, $4, 'recorded', now())`,
      [message.deliveryId, orderId, text.template, text.body],
    );
    const deliver = () =>
      app.get(Database).transaction((tx) => app.get(DeliverToSandbox).execute(tx, [{ ...message, ...text }]));
    await Promise.all([deliver(), deliver(), deliver(), deliver()]);
    expect(await received(orderId)).toEqual(['confirmed']);
    await probe.hears(NotificationDelivered, { orderId });
    expect(probe.published(NotificationDelivered, { orderId })).toHaveLength(1);
  });
});

function order() {
  return { orderId: uuidv7(), customerId: 'c-1', saleId: null };
}

/** What the customer has, as far as the provider can tell. */
async function received(orderId: string): Promise<string[]> {
  const rows = await environment.sql<{ body: string }>(
    'SELECT m.body FROM sandbox_messages m JOIN deliveries d ON d.id = m.delivery_id WHERE d.order_id = $1',
    [orderId],
  );
  return rows.map(({ body }) => body);
}
