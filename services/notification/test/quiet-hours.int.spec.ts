import { NotificationDelivered, OrderConfirmed, OrderExpired, ResumeDelivery } from '@floodgate/contracts';
import { Clock } from '@floodgate/runtime';
import { eventually, tokenOf } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { recorded } from './recorded';
import { Stage } from './stage';

const EVENING = new Date('2026-01-05T22:30:00.000Z');
const MORNING = new Date('2026-01-06T07:00:00.000Z');

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set({ DELIVERY_DELAYS_MS: '100,200,400' });
});

afterAll(() => stage.clear());

function itIs(now: Date): void {
  jest.spyOn(stage.app.get(Clock), 'now').mockReturnValue(now);
}

describe('quiet hours', () => {
  it('delay what can wait until they are over, and lose nothing', async () => {
    const customerId = 'c-night';
    await wants(customerId, { from: '22:00', to: '07:00', timeZone: 'UTC' });
    itIs(EVENING);
    const { orderId } = await expire(customerId);
    const delayed = await eventually(async () => {
      const deliveries = await deliveriesOf(orderId, customerId);
      expect(deliveries).toHaveLength(2);
      return deliveries;
    });
    for (const delivery of delayed) {
      expect(delivery).toMatchObject({ status: 'delayed', reason: 'quiet hours', attempts: 0, provider: null });
      expect(delivery.deliverAfter).toBe(MORNING.toISOString());
    }
    // Another customer's news, which comes later, is told; this one's still waits, however often it was looked at.
    const other = await expire('c-awake');
    await told(other.orderId);
    itIs(new Date(MORNING.getTime() - 1));
    await walked(orderId);
    expect(await statusesOf(orderId, customerId)).toEqual(['delayed', 'delayed']);

    itIs(MORNING);
    await told(orderId);
    expect(await statusesOf(orderId, customerId)).toEqual(['delivered', 'delivered']);
  });

  it('do not delay what the customer is waiting for', async () => {
    const customerId = 'c-waits';
    await wants(customerId, { from: '22:00', to: '07:00', timeZone: 'UTC' });
    itIs(EVENING);
    const orderId = uuidv7();
    const confirmedAt = EVENING.toISOString();
    await stage.probe.deliver(OrderConfirmed, { orderId, customerId, saleId: null, totalMinor: 1, confirmedAt });
    await told(orderId);
  });

  it('end at once for a customer who does without them', async () => {
    const customerId = 'c-changes';
    await wants(customerId, { from: '22:00', to: '07:00', timeZone: 'UTC' });
    itIs(EVENING);
    const { orderId } = await expire(customerId);
    await eventually(async () => expect(await statusesOf(orderId, customerId)).toEqual(['delayed', 'delayed']));
    await wants(customerId, null);
    await told(orderId);
  });

  it('hold for a second attempt, too', async () => {
    const customerId = 'c-retried';
    itIs(EVENING);
    const { orderId } = await expire(customerId);
    await told(orderId);
    await stage.environment.sql(
      `UPDATE deliveries SET status = 'failed', reason = 'HTTP 500', failed_at = now(), delivered_at = NULL
        WHERE order_id = $1`,
      [orderId],
    );
    await wants(customerId, { from: '22:00', to: '07:00', timeZone: 'UTC' });
    const token = tokenOf('operator-1', 'operator');
    await stage.app.request('POST', '/deliveries/retries', { token, body: { orderId } });
    await eventually(async () => {
      for (const { deliverAfter } of await deliveriesOf(orderId, customerId)) {
        expect(deliverAfter).toBe(MORNING.toISOString());
      }
    });
  });
});

describe('a delivery that waits for its provider', () => {
  it('is not resumed before its time, whoever reminds us of it', async () => {
    itIs(EVENING);
    const { deliveryId, orderId } = await recorded(stage.environment, { channel: 'sms' });
    await stage.environment.sql(
      `UPDATE deliveries SET status = 'delayed', reason = 'HTTP 429', deliver_after = $2 WHERE id = $1`,
      [deliveryId, MORNING],
    );
    await stage.probe.deliver(ResumeDelivery, { deliveryId, orderId, dueAt: MORNING.toISOString() });
    await stage.probe.deliver(ResumeDelivery, { deliveryId, orderId, dueAt: EVENING.toISOString() });
    await walked(orderId);
    expect(await stage.stateOf({ deliveryId })).toMatchObject({ status: 'delayed', deliver_after: MORNING });
    itIs(MORNING);
    await stage.becomes({ deliveryId }, { status: 'delivered' });
  });
});

async function wants(customerId: string, quietHours: object | null): Promise<void> {
  const body = { channels: ['email', 'push'], quietHours };
  const { status } = await stage.app.request('PUT', '/preferences', { token: tokenOf(customerId), body });
  expect(status).toBe(200);
}

async function expire(customerId: string): Promise<{ readonly orderId: string }> {
  const orderId = uuidv7();
  await stage.probe.deliver(OrderExpired, { orderId, customerId, saleId: null, expiredAt: EVENING.toISOString() });
  return { orderId };
}

async function told(orderId: string): Promise<void> {
  await eventually(() => expect(stage.probe.published(NotificationDelivered, { orderId })).toHaveLength(2));
}

/** Waits until every delivery of this order was looked at again, twice, and found waiting. */
async function walked(orderId: string): Promise<void> {
  const looks = async () => {
    const [row] = await stage.environment.sql<{ count: number }>(
      `SELECT count(*)::int FROM inbox_messages WHERE consumer = 'notification.resume-delivery'`,
    );
    return row?.count ?? 0;
  };
  const before = await looks();
  await eventually(async () => expect(await looks()).toBeGreaterThanOrEqual(before + 4));
  expect(stage.probe.published(NotificationDelivered, { orderId })).toEqual([]);
}

interface Shown {
  readonly status: string;
  readonly deliverAfter: string | null;
}

async function deliveriesOf(orderId: string, customerId: string): Promise<readonly Shown[]> {
  const { body } = await stage.app.request('GET', `/deliveries?orderId=${orderId}`, { token: tokenOf(customerId) });
  return body.items as readonly Shown[];
}

async function statusesOf(orderId: string, customerId: string): Promise<readonly string[]> {
  return (await deliveriesOf(orderId, customerId)).map(({ status }) => status);
}
