import { DeliverMessage } from '@floodgate/contracts';
import { recorded } from './recorded';
import { Stage } from './stage';
import { WebhookServer } from './webhook-server';

const RATE_PER_S = 20;

let provider: WebhookServer;
let stage: Stage;

beforeAll(async () => {
  provider = await WebhookServer.start();
  stage = await Stage.set({
    ...{ SMS_WEBHOOK_URL: provider.url, SMS_RATE_PER_S: String(RATE_PER_S) },
    // Shorter than the batch needs, so that most of it goes to the end of the queue, several times.
    HANDOVER_BUDGET_MS: '400',
  });
});

afterAll(async () => {
  await stage.clear();
  await provider.close();
});

describe('a channel with a rate', () => {
  it('is never faster, loses nobody, and serves the urgent first', async () => {
    const waiting = await Promise.all(
      Array.from({ length: 50 }, () => recorded(stage.environment, { channel: 'sms', priority: 'normal' })),
    );
    await stage.probe.deliverBatch(
      DeliverMessage,
      waiting.map((message) => stage.probe.event(DeliverMessage, message)),
    );
    await stage.becomes(waiting[0]!, { status: 'delivered' });
    const urgent = await stage.dispatch({ channel: 'sms', priority: 'high' });
    for (const message of [...waiting, urgent]) {
      await stage.becomes(message, { status: 'delivered', attempts: 1 }, 20_000);
    }
    expect(provider.posts).toHaveLength(waiting.length + 1);
    const place = provider.posts.findIndex(({ key }) => key === urgent.deliveryId);
    expect(place).toBeLessThan(waiting.length / 2 + 5);
    const times = provider.posts.map(({ at }) => at);
    const spans = times.slice(RATE_PER_S * 2).map((at, index) => at - times[index]!);
    // Two seconds' worth of letters takes two seconds, but for what a late timer makes up for; one that arrives late shortens a few.
    const median = spans.toSorted((one, other) => one - other)[Math.floor(spans.length / 2)];
    expect(median).toBeGreaterThan(1_900);
    expect(Math.min(...spans)).toBeGreaterThan(1_600);
  });
});
