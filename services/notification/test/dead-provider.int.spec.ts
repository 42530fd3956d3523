import { AlertRaised, NotificationDelivered } from '@floodgate/contracts';
import { eventually } from '@floodgate/testing';
import { MailServer } from './mail-server';
import { Stage } from './stage';
import { WebhookServer } from './webhook-server';

const BREAKER_FAILURES_COUNT = 3;

let sms: WebhookServer;
let push: WebhookServer;
let mail: MailServer;
let stage: Stage;

beforeAll(async () => {
  sms = await WebhookServer.start();
  push = await WebhookServer.start();
  mail = await MailServer.start();
  stage = await Stage.set({
    ...{ SMS_WEBHOOK_URL: sms.url, PUSH_WEBHOOK_URL: push.url, SMTP_URL: mail.url },
    // One at a time, so that letters fail one after the other.
    ...{ SMS_CONCURRENCY: '1', SMS_TIMEOUT_MS: '500', HANDOVER_BUDGET_MS: '2000' },
    ...{ BREAKER_FAILURES_COUNT: String(BREAKER_FAILURES_COUNT), BREAKER_OPEN_MS: '1000' },
    DELIVERY_DELAYS_MS: '300,600,1000,2000,4000',
  });
});

afterAll(async () => {
  await stage.clear();
  await Promise.all([sms.close(), push.close(), mail.close()]);
});

beforeEach(() => {
  sms.answer = () => ({ status: 202 });
  sms.posts.length = 0;
});

describe('a provider that is away', () => {
  it('is left alone, others go on as if nothing were, and everybody is told when it is back', async () => {
    sms.answer = () => 'silence';
    const texts = await Promise.all(Array.from({ length: 30 }, () => stage.dispatch({ channel: 'sms' })));
    await eventually(async () => expect(await openBreakers()).toEqual(['sms']));
    const alert = await stage.probe.hears(AlertRaised, { what: 'breaker-open' });
    expect(alert.data).toMatchObject({ severity: 'warning', details: { channel: 'sms' } });

    // Enough letters that a shared lane would be full of those that wait.
    const letters = await Promise.all(
      Array.from({ length: 20 }, (_, index) => [
        stage.dispatch({ channel: 'email', address: `c-${index}@example.com` }),
        stage.dispatch({ channel: 'push' }),
      ]).flat(),
    );
    for (const letter of letters) await stage.becomes(letter, { status: 'delivered', attempts: 1 });
    for (const text of texts) expect(await stage.stateOf(text)).not.toMatchObject({ status: 'delivered' });
    // Thirty waited; only those that opened it, and one now and then to see, were asked for.
    expect(sms.posts.length).toBeLessThan(15);

    sms.answer = () => ({ status: 202 });
    for (const text of texts) await stage.becomes(text, { status: 'delivered' }, 20_000);
    expect(await openBreakers()).toEqual([]);
    await stage.probe.hears(AlertRaised, { what: 'breaker-closed' });
    for (const { deliveryId } of texts) {
      const accepted = sms.postsOf(deliveryId);
      expect(accepted.length).toBeGreaterThan(0);
      expect(stage.probe.published(NotificationDelivered, { deliveryId })).toHaveLength(1);
    }
  });

  it('does not hold up its own channel with what it refuses', async () => {
    sms.answer = ({ body }) => ({ status: body.to === '+4900000000' ? 400 : 202 });
    const refused = Array.from({ length: 10 }, () => stage.dispatch({ channel: 'sms', address: '+4900000000' }));
    const messages = await Promise.all([...refused, stage.dispatch({ channel: 'sms' })]);
    await stage.becomes(messages.at(-1)!, { status: 'delivered' });
    for (const message of messages.slice(0, -1)) await stage.becomes(message, { status: 'failed', reason: 'HTTP 400' });
    expect(await openBreakers()).toEqual([]);
  });
});

/** The channels whose provider is left alone, as the metrics say. */
async function openBreakers(): Promise<string[]> {
  const { body } = await stage.app.request('GET', '/metrics');
  return [...String(body).matchAll(/^notification_breaker_open\{channel="(\w+)"\} 1$/gm)].map(([, name]) => name!);
}
