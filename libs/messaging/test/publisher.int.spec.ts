import { Outbox } from '@floodgate/messaging';
import { readiness } from '@floodgate/observability';
import { eventually, TcpProxy } from '@floodgate/testing';
import { Said } from './echo/echo.messages';
import { databaseOf, echoMessaging, startEcho } from './echo/echo.service';
import { Stage } from './echo/echo.stage';

describe('publishing never buffers and never hangs', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.set();
  });
  afterAll(() => stage.strike());

  it('leaves messages in the outbox while the network is down, says so, and delivers them when it is back', async () => {
    const proxy = await TcpProxy.before(stage.environment.brokerUrl);
    const environment = { ...stage.environment, brokerUrl: proxy.through(stage.environment.brokerUrl) };
    const app = await startEcho(environment, { ...echoMessaging, handlers: [], answers: [], asks: [] });
    proxy.refuse();
    await eventually(async () => expect(await readiness.check()).toMatchObject({ isReady: false }));
    for (let count = 0; count < 100; count += 1) {
      await databaseOf(app).transaction((tx) =>
        app.get(Outbox, { strict: false }).add(tx, Said, { key: 'down', text: String(count) }),
      );
    }
    expect(await stage.outboxCount()).toBe(100);
    proxy.accept();
    await eventually(() => expect(stage.probe.published(Said, { key: 'down' })).toHaveLength(100), 20_000);
    await eventually(async () => expect(await readiness.check()).toMatchObject({ isReady: true }));
    await app.close();
    await proxy.close();
  });

  it('marks every message as persistent and says what it is', async () => {
    const app = await stage.startReplica({ ...echoMessaging, handlers: [], answers: [], asks: [] });
    const channel = await stage.probe.createChannel();
    const { queue } = await channel.assertQueue('test.look', { durable: true });
    await channel.bindQueue(queue, 'echo.events', 'echo.said.v1');
    await databaseOf(app).transaction((tx) =>
      app.get(Outbox, { strict: false }).add(tx, Said, { key: 'p', text: '1' }),
    );
    const message = await eventually(async () => {
      const got = await channel.get(queue, { noAck: true });
      if (got === false) throw new Error('nothing there yet');
      return got;
    });
    const [event] = JSON.parse(message.content.toString());
    expect(message.properties).toMatchObject({
      deliveryMode: 2,
      contentType: 'application/cloudevents-batch+json',
      type: 'echo.said.v1',
      appId: 'echo',
      messageId: event.id,
    });
  });
});
