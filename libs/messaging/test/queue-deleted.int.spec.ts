import { RpcClient } from '@floodgate/messaging';
import { readiness } from '@floodgate/observability';
import { eventually } from '@floodgate/testing';
import { Repeat, Said } from './echo/echo.messages';
import { QUEUE, Stage } from './echo/echo.stage';

describe('what an operator breaks on the broker is mended', () => {
  let stage: Stage;
  let client: RpcClient;

  beforeAll(async () => {
    stage = await Stage.set();
    client = (await stage.startReplica()).get(RpcClient, { strict: false });
  });
  afterAll(() => stage.strike());

  const isReady = () => eventually(async () => expect(await readiness.check()).toMatchObject({ isReady: true }));

  it('declares a deleted queue again, with its binding, and goes on consuming', async () => {
    const channel = await stage.probe.createChannel();
    await channel.deleteQueue(QUEUE);
    await eventually(async () => expect(await stage.probe.consumerCount(QUEUE)).toBe(1));
    await stage.probe.deliver(Said, { key: 'after', text: 'the queue was deleted' });
    await eventually(async () => expect(await stage.notes('after')).toHaveLength(1));
    await isReady();
  });

  it('answers questions again after their queue was deleted', async () => {
    const channel = await stage.probe.createChannel();
    await channel.deleteQueue('echo.repeat');
    await eventually(async () => expect(await stage.probe.consumerCount('echo.repeat')).toBe(1));
    expect(await client.ask(Repeat, { text: 'again', afterMs: 0 }, { deadlineMs: 1_000 })).toEqual({ text: 'again' });
    await isReady();
  });
});
