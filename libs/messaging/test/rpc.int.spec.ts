import { BrokerUnavailable, RpcClient, RpcTimeout } from '@floodgate/messaging';
import { renderMetrics } from '@floodgate/observability';
import { eventually } from '@floodgate/testing';
import { defineRpc } from '@floodgate/contracts';
import { Repeat } from './echo/echo.messages';
import { echoMessaging } from './echo/echo.service';
import { Stage } from './echo/echo.stage';

describe('RPC gives an answer or a clear error within the deadline', () => {
  let stage: Stage;
  let client: RpcClient;

  beforeAll(async () => {
    stage = await Stage.set();
    client = (await stage.startReplica()).get(RpcClient, { strict: false });
  });
  afterAll(() => stage.strike());

  const ask = (text: string, afterMs = 0, deadlineMs = 2_000) => client.ask(Repeat, { text, afterMs }, { deadlineMs });

  it('answers, many at once, each with its own', async () => {
    const texts = Array.from({ length: 150 }, (_, index) => `text-${index}`);
    const answers = await Promise.all(texts.map((text) => ask(text)));
    expect(answers.map(({ text }) => text)).toEqual(texts);
  });

  it('passes on a no with its code and field', async () => {
    await expect(ask('forbidden')).rejects.toMatchObject({ code: 'forbidden-word', field: 'text' });
  });

  it('answers a bug with "internal" and without its text', async () => {
    await expect(ask('broken')).rejects.toMatchObject({
      code: 'internal',
      message: expect.not.stringContaining('a bug'),
    });
  });

  it('times out at the deadline, and counts the answer that comes too late', async () => {
    await expect(ask('slow', 400, 100)).rejects.toBeInstanceOf(RpcTimeout);
    await eventually(async () => expect((await renderMetrics()).body).toMatch(/rpc_late_replies_total 1/));
  });

  it('says at once that nobody answers when the question finds no queue', async () => {
    const Unknown = defineRpc('echo.unknown.v1', { request: Repeat.request, reply: Repeat.reply });
    await expect(client.ask(Unknown, { text: 'hello', afterMs: 0 }, { deadlineMs: 20_000 })).rejects.toBeInstanceOf(
      BrokerUnavailable,
    );
  });

  it('refuses the question that would be one too many', async () => {
    const results = await Promise.allSettled(Array.from({ length: 250 }, () => ask('crowd')));
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(50);
  });

  it.each([
    ['malformed JSON', '{"text":', 'malformed-request'],
    ['an invalid request', '{"text":""}', 'invalid-request'],
    ['something that is no object', '[1]', 'invalid-request'],
  ])('answers %s from a stranger with an error envelope', async (_, body, code) => {
    const channel = await stage.probe.createChannel();
    const reply = new Promise<string>((resolve) => {
      void channel
        .consume('amq.rabbitmq.reply-to', (message) => message && resolve(message.content.toString()), { noAck: true })
        .then(() =>
          channel.publish('echo.rpc', 'echo.repeat.v1', Buffer.from(body), {
            replyTo: 'amq.rabbitmq.reply-to',
            correlationId: '1',
          }),
        );
    });
    expect(JSON.parse(await reply)).toMatchObject({ error: { code } });
    await channel.close();
  });

  it("does not answer into a queue that is not the asker's", async () => {
    const channel = await stage.probe.createChannel();
    await channel.assertQueue('somebody.else', { durable: true });
    const question = Buffer.from(JSON.stringify({ text: 'borrowed rights', afterMs: 0 }));
    channel.publish('echo.rpc', 'echo.repeat.v1', question, { replyTo: 'somebody.else', correlationId: '1' });
    await eventually(async () => expect((await renderMetrics()).body).toMatch(/rpc_unanswerable_total\{[^}]*\} 1/));
    expect(await stage.probe.depth('somebody.else')).toBe(0);
    await channel.close();
  });

  it('stops asking when nobody answers, and asks again when somebody does', async () => {
    const lonely = await Stage.set();
    const askingOnly = await lonely.startReplica({ ...echoMessaging, handlers: [], answers: [], publishes: [] });
    const asking = askingOnly.get(RpcClient, { strict: false });
    const question = (deadlineMs: number) => asking.ask(Repeat, { text: 'anybody?', afterMs: 0 }, { deadlineMs });
    for (let count = 0; count < 5; count += 1) await expect(question(50)).rejects.toBeInstanceOf(BrokerUnavailable);
    await expect(question(50)).rejects.toThrow(/not asked/);
    await lonely.startReplica();
    expect(await eventually(() => question(1_000))).toEqual({ text: 'anybody?' });
    await lonely.strike();
  });

  it('drops a question whose asker gave up while nobody was there', async () => {
    const asking = await Stage.set();
    const [answering, askingOnly] = [
      await asking.startReplica(),
      await asking.startReplica({ ...echoMessaging, handlers: [], answers: [], publishes: [] }),
    ];
    await asking.stop(answering);
    const late = askingOnly.get(RpcClient, { strict: false });
    await expect(late.ask(Repeat, { text: 'anybody?', afterMs: 0 }, { deadlineMs: 100 })).rejects.toBeInstanceOf(
      RpcTimeout,
    );
    await eventually(async () => expect(await asking.probe.depth('echo.repeat')).toBe(0));
    await asking.strike();
  });
});
