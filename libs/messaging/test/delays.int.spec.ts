import { Outbox, waitQueueName } from '@floodgate/messaging';
import { eventually } from '@floodgate/testing';
import type { INestApplication } from '@nestjs/common';
import { Noted, Remind, Said } from './echo/echo.messages';
import { databaseOf, echoMessaging } from './echo/echo.service';
import { Stage } from './echo/echo.stage';
import { RemindHandler, reminders } from './echo/remind.handler';

const [SHORT_MS, LONG_MS] = [300, 1_500];
const withDelays = {
  ...echoMessaging,
  handlers: [RemindHandler],
  publishes: [Said, Noted, Remind],
  delays: [
    { contract: Remind, delayMs: SHORT_MS },
    { contract: Remind, delayMs: LONG_MS },
  ],
};

describe('a service tells itself something for later', () => {
  let stage: Stage;

  beforeEach(async () => {
    reminders.splice(0);
    stage = await Stage.set([Said, Noted, Remind]);
  });
  afterEach(() => stage.strike());

  const remind = (app: INestApplication, texts: readonly string[], delayMs?: number) =>
    databaseOf(app).transaction((tx) =>
      app.get(Outbox, { strict: false }).addAll(
        tx,
        Remind,
        texts.map((text) => ({ key: text, text })),
        delayMs === undefined ? {} : { delayMs },
      ),
    );
  const texts = () => reminders.map(({ text }) => text);
  const hasWaiting = (delayMs: number) =>
    eventually(async () => {
      expect(await stage.probe.depth(waitQueueName('echo.remind', delayMs))).toBeGreaterThan(0);
    });

  it('hears it in the order it was said, not before its time, many in one message', async () => {
    const app = await stage.startReplica(withDelays);
    const said = Array.from({ length: 500 }, (_, index) => String(index));
    await remind(app, said, SHORT_MS);
    await eventually(() => expect(texts()).toEqual(said));
    for (const { saidAt, takenAt } of reminders) expect(takenAt - saidAt).toBeGreaterThanOrEqual(SHORT_MS);
    expect(stage.probe.messageCount(Remind)).toBe(0);
  });

  it('does not let a short delay wait behind a long one, nor what is for now behind either', async () => {
    const app = await stage.startReplica(withDelays);
    await remind(app, ['long'], LONG_MS);
    await hasWaiting(LONG_MS);
    await remind(app, ['short'], SHORT_MS);
    await remind(app, ['now']);
    await eventually(() => expect(texts()).toEqual(['now', 'short', 'long']));
    for (const { text, saidAt, takenAt } of reminders)
      expect(takenAt - saidAt).toBeGreaterThanOrEqual({ now: 0, short: SHORT_MS, long: LONG_MS }[text] ?? NaN);
  });

  it('hears what was said before it was stopped and started again', async () => {
    const first = await stage.startReplica(withDelays);
    await remind(first, ['before'], LONG_MS);
    await hasWaiting(LONG_MS);
    await stage.stop(first);
    await stage.startReplica(withDelays);
    await eventually(() => expect(texts()).toEqual(['before']));
  });

  it('packs many into one message, also beside other messages of the same subjects', async () => {
    const app = await stage.startReplica({ ...withDelays, delays: [{ contract: Remind, delayMs: 600_000 }] });
    const all = Array.from({ length: 100 }, (_, index) => ({ key: String(index), text: 'x' }));
    await databaseOf(app).transaction(async (tx) => {
      const outbox = app.get(Outbox, { strict: false });
      await outbox.addAll(tx, Noted, all);
      await outbox.addAll(tx, Remind, all, { delayMs: 600_000 });
    });
    await eventually(async () => expect(await stage.outboxCount()).toBe(0));
    expect(await stage.probe.depth(waitQueueName('echo.remind', 600_000))).toBe(1);
    const channel = await stage.probe.createChannel();
    const message = await channel.get(waitQueueName('echo.remind', 600_000), { noAck: true });
    expect(message).toMatchObject({ properties: { type: Remind.type } });
  });

  it('loses nothing when somebody deleted the queue in which it waits', async () => {
    const app = await stage.startReplica(withDelays);
    await (await stage.probe.createChannel()).deleteQueue(waitQueueName('echo.remind', SHORT_MS));
    await remind(app, ['kept'], SHORT_MS);
    await eventually(() => expect(texts()).toEqual(['kept']), 20_000);
  });

  it('refuses a delay that was not declared, and names the fix', async () => {
    const app = await stage.startReplica(withDelays);
    await expect(remind(app, ['never'], 1_234)).rejects.toThrow(/add \{ contract, delayMs: 1234 \} to `delays`/);
  });
});
