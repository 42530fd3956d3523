import { DeliverMessage, NotificationDelivered, NotificationFailed } from '@floodgate/contracts';
import { eventually, tokenOf } from '@floodgate/testing';
import { Stage } from './stage';
import { WebhookServer } from './webhook-server';

const RETRY_AFTER_S = 1;
const TOO_MANY = { status: 429, headers: { 'retry-after': String(RETRY_AFTER_S) } };

let provider: WebhookServer;
let stage: Stage;

beforeAll(async () => {
  provider = await WebhookServer.start();
  stage = await Stage.set({
    SMS_WEBHOOK_URL: provider.url,
    SMS_WEBHOOK_TOKEN: 'secret-of-the-provider',
    SMS_TIMEOUT_MS: '1000',
    DELIVERY_DELAYS_MS: '50,100,150',
    // These tests are about single answers; the breaker has a file of its own.
    BREAKER_FAILURES_COUNT: '1000',
  });
});

afterAll(async () => {
  await stage.clear();
  await provider.close();
});

beforeEach(() => (provider.answer = () => ({ status: 202 })));

describe('a provider behind a webhook', () => {
  it('gets the letter as JSON, once, with the delivery’s id as its idempotency key', async () => {
    const message = await stage.dispatch({ channel: 'sms' });
    await stage.becomes(message, { status: 'delivered', attempts: 1, provider: 'webhook', reason: null });
    expect(provider.postsOf(message.deliveryId)).toEqual([
      {
        key: message.deliveryId,
        authorization: 'Bearer secret-of-the-provider',
        body: {
          ...{ to: '+4915112345678', channel: 'sms', title: null, body: message.body },
          ...{ template: 'order-expired', orderId: message.orderId },
        },
        at: expect.any(Number),
      },
    ]);
    await stage.probe.hears(NotificationDelivered, { deliveryId: message.deliveryId });
  });

  it.each([400, 401, 404, 422, 302])('is not asked again when it says %i: that stays a no', async (status) => {
    provider.answer = () => ({ status, headers: { location: provider.url } });
    const message = await stage.dispatch({ channel: 'sms' });
    const { deliveryId } = message;
    const { data } = await stage.probe.hears(NotificationFailed, { deliveryId });
    expect(data).toMatchObject({ reason: `HTTP ${status}`, channel: 'sms', template: 'order-expired' });
    expect(await stage.stateOf(message)).toMatchObject({ status: 'failed', attempts: 1, reason: `HTTP ${status}` });
    // Whatever is dispatched later has overtaken nothing: the queue is in order.
    await stage.becomes(await stage.dispatch({ channel: 'sms' }), { status: 'failed' });
    expect(provider.postsOf(deliveryId)).toHaveLength(1);
  });

  it.each([500, 502, 503, 408])('is asked again after a pause when it says %i', async (status) => {
    provider.answer = (_, before) => ({ status: before < 2 ? status : 200 });
    const message = await stage.dispatch({ channel: 'sms' });
    await stage.becomes(message, { status: 'delivered', attempts: 3, reason: null });
    const [first, second, third] = provider.postsOf(message.deliveryId).map(({ at }) => at);
    expect(second! - first!).toBeGreaterThan(49);
    expect(third! - second!).toBeGreaterThan(99);
    await stage.probe.hears(NotificationDelivered, { deliveryId: message.deliveryId });
    expect(stage.probe.published(NotificationDelivered, { deliveryId: message.deliveryId })).toHaveLength(1);
  });

  it('is asked again when it does not answer in time', async () => {
    provider.answer = (_, before) => (before === 0 ? 'silence' : { status: 200 });
    const message = await stage.dispatch({ channel: 'sms' });
    await stage.becomes(message, { status: 'delivered' });
    expect(provider.postsOf(message.deliveryId).length).toBeGreaterThan(1);
    provider.answer = () => 'silence';
    await stage.becomes(await stage.dispatch({ channel: 'sms' }), { status: 'failed', reason: 'no answer in time' });
  });

  it('is left alone for as long as it wishes when it is asked too much, and that is no attempt', async () => {
    provider.answer = (_, before) => (before < 2 ? TOO_MANY : { status: 200 });
    const message = await stage.dispatch({ channel: 'sms' });
    await stage.becomes(message, { status: 'delayed', attempts: 0, reason: 'HTTP 429' });
    const other = await stage.dispatch({ channel: 'sms' });
    await stage.becomes(other, { status: 'delayed', attempts: 0, reason: 'the provider wants a pause' });
    await stage.becomes(message, { status: 'delivered', attempts: 1 });
    await stage.becomes(other, { status: 'delivered', attempts: 1 });
    const [first, second, third] = provider.postsOf(message.deliveryId).map(({ at }) => at);
    const [others] = provider.postsOf(other.deliveryId).map(({ at }) => at);
    for (const pause of [second! - first!, third! - second!, others! - first!]) {
      expect(pause).toBeGreaterThan(RETRY_AFTER_S * 1_000 - 1);
    }
  });

  it('is given up after the last attempt, until an operator asks for another', async () => {
    provider.answer = () => ({ status: 500 });
    const message = await stage.dispatch({ channel: 'sms' });
    const { deliveryId, orderId } = message;
    await stage.probe.hears(NotificationFailed, { deliveryId, reason: 'HTTP 500' });
    expect(await stage.stateOf(message)).toMatchObject({ status: 'failed', attempts: 4 });
    expect(provider.postsOf(deliveryId)).toHaveLength(4);

    provider.answer = () => ({ status: 200 });
    const retry = (token: string, body: object) => stage.app.request('POST', '/deliveries/retries', { token, body });
    const operator = tokenOf('operator-1', 'operator');
    expect((await retry(tokenOf('c-1'), { orderId })).status).toBe(403);
    expect((await retry(operator, { orderId, channel: 'push' })).body).toEqual({ retried: 0 });
    expect((await retry(operator, { orderId, since: '2100-01-01T00:00:00Z' })).body).toEqual({ retried: 0 });
    expect(await retry(operator, { orderId, channel: 'sms' })).toMatchObject({ status: 202, body: { retried: 1 } });
    await stage.becomes(message, { status: 'delivered', attempts: 1, reason: null });
    expect((await retry(operator, { orderId })).body).toEqual({ retried: 0 });
    expect(provider.postsOf(deliveryId)).toHaveLength(5);
  });

  it('is not asked for a customer without an address', async () => {
    const message = await stage.dispatch({ channel: 'sms', address: null });
    await stage.becomes(message, { status: 'failed', reason: 'the customer gave no address for this channel' });
    expect(provider.postsOf(message.deliveryId)).toEqual([]);
  });

  it('is not asked again because a message came again', async () => {
    const message = await stage.dispatch({ channel: 'sms' });
    await stage.becomes(message, { status: 'delivered' });
    await stage.probe.deliver(DeliverMessage, message);
    await stage.becomes(await stage.dispatch({ channel: 'sms' }), { status: 'delivered' });
    expect(provider.postsOf(message.deliveryId)).toHaveLength(1);
  });
});

describe('a service that dies', () => {
  it('between handing over and marking hands over again with the same key, and marks once', async () => {
    const message = await stage.dispatchWhileMarkingFails({ channel: 'sms' });
    await stage.becomes(message, { status: 'delivered', attempts: 1 });
    const { deliveryId } = message;
    expect(provider.postsOf(deliveryId).map(({ key }) => key)).toEqual([deliveryId, deliveryId]);
    await stage.probe.hears(NotificationDelivered, { deliveryId });
    await eventually(async () => expect(await stage.probe.depth('notification.deliver-by-sms')).toBe(0));
    expect(stage.probe.published(NotificationDelivered, { deliveryId })).toHaveLength(1);
  });
});
