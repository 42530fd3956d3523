import { Outbox, unroutableName } from '@floodgate/messaging';
import { renderMetrics } from '@floodgate/observability';
import { eventually } from '@floodgate/testing';
import { Noted, Said } from './echo/echo.messages';
import { databaseOf, echoMessaging } from './echo/echo.service';
import { Stage } from './echo/echo.stage';

describe('a message that finds no queue', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.set([]);
  });
  afterAll(() => stage.strike());

  it('is kept and raises the alarm, unless nobody has to hear it', async () => {
    const app = await stage.startReplica({ ...echoMessaging, handlers: [], answers: [], asks: [] });
    await databaseOf(app).transaction(async (tx) => {
      const outbox = app.get(Outbox, { strict: false });
      await outbox.add(tx, Said, { key: 'nobody', text: 'listens' });
      await outbox.add(tx, Noted, { key: 'nobody', text: 'has to' });
    });
    await eventually(async () => expect(await stage.probe.depth(unroutableName('echo'))).toBe(1));
    await eventually(async () =>
      expect((await renderMetrics()).body).toMatch(/messaging_unroutable_messages\{owner="echo"\} 1/),
    );
  });
});
