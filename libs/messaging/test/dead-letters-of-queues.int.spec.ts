import { DeadLetters } from '@floodgate/messaging';
import { eventually } from '@floodgate/testing';
import type { Channel, MessageProperties, Options } from 'amqplib';
import { Stage } from './echo/echo.stage';

/** No service here: what the broker does, on queues of the test's own. */
describe('what an operator does with dead letters on the broker', () => {
  let stage: Stage;
  let channel: Channel;

  beforeAll(async () => {
    stage = await Stage.set();
    channel = await stage.probe.createChannel();
  });
  afterAll(() => stage.strike());

  const of = (queue: string) =>
    new DeadLetters({ url: stage.environment.brokerUrl, name: 'a test', queues: [queue, 'never.declared'] });
  const declare = async (queue: string, args: Record<string, unknown> = {}) => {
    const quorum = { 'x-queue-type': 'quorum', 'x-delivery-limit': 1_000_000_000 };
    await channel.assertQueue(`${queue}.dead`, { arguments: quorum });
    await channel.assertQueue(queue, { arguments: { ...quorum, ...args } });
  };
  const put = async (queue: string, body: string, options: Options.Publish = {}) => {
    channel.sendToQueue(queue, Buffer.from(body), { persistent: true, ...options });
    await channel.checkQueue(queue);
  };
  const taken = (queue: string) =>
    eventually(async () => {
      const message = await channel.get(queue, { noAck: true });
      if (message === false) throw new Error(`nothing in ${queue}`);
      return message;
    });
  /** RabbitMQ counts the deliveries of every message. */
  const saidBySender = ({ headers }: MessageProperties) => ({ ...headers, 'x-delivery-count': undefined });

  it('sends back the same bytes as a first attempt, and keeps count of the replays', async () => {
    await declare('plain');
    const body = '[ {"id":"a" ,  "text":"ä\\u00e4"}]';
    await put('plain.dead', body, {
      type: 'plain.said.v1',
      messageId: 'm-1',
      correlationId: 'c-1',
      headers: { 'x-attempt': 4, 'x-reason': 'why', 'x-failure': 'transient', 'x-replays': 1, 'x-own': 'kept' },
    });
    expect((await of('plain').list({}, 1)).letters).toMatchObject([
      { id: 'a', replays: 1, attempts: 4, failure: 'transient', correlationId: 'c-1' },
    ]);
    expect(await of('plain').replay({ filter: {} })).toMatchObject({ done: 1 });
    const { content, properties } = await taken('plain');
    expect(content.toString()).toBe(body);
    expect(saidBySender(properties)).toEqual({ 'x-own': 'kept', 'x-replays': 2 });
    expect(properties).toMatchObject({
      type: 'plain.said.v1',
      messageId: 'm-1',
      correlationId: 'c-1',
      deliveryMode: 2,
    });
  });

  it('keeps the order through any series of looks, replays and discards', async () => {
    await declare('model');
    const letters = of('model');
    const some = (count: number) => 1 + Math.floor(Math.random() * count);
    let left: string[] = [];
    let addedCount = 0;
    const add = async (count: number) => {
      const added = Array.from({ length: count }, () => `letter-${(addedCount += 1)}`);
      for (const id of added) channel.sendToQueue('model.dead', Buffer.from(`[{"id":"${id}"}]`), { persistent: true });
      left = [...left, ...added];
      await eventually(async () => expect((await channel.checkQueue('model.dead')).messageCount).toBe(left.length));
    };
    const steps = [
      () => add(some(200)),
      async (count: number) =>
        expect((await letters.list({}, count)).letters.map(({ id }) => id)).toEqual(left.slice(0, count)),
      async (_: number, id: string) => expect(await letters.show(id)).toMatchObject([{ id }]),
      async (count: number) => {
        expect(await letters.replay({ filter: {}, limit: Math.ceil(count / 10) })).toMatchObject({
          stoppedBecause: null,
        });
        left = left.slice(Math.ceil(count / 10));
      },
      async (_: number, id: string) => {
        expect(await letters.discard({ filter: { ids: [id] }, limit: 1 })).toMatchObject({ done: 1 });
        left = left.filter((other) => other !== id);
      },
    ];
    await add(1_500);
    for (let time = 0; time < 40; time += 1) {
      const count = some(left.length);
      await steps[some(steps.length) - 1]?.(count, left[count - 1] ?? '');
    }
    expect((await letters.list({}, left.length + 1)).letters.map(({ id }) => id)).toEqual(left);
  });

  it('stops at a full queue, and keeps what did not fit', async () => {
    await declare('bounded', { 'x-max-length': 2, 'x-overflow': 'reject-publish' });
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await put('bounded.dead', `[{"id":"${id}"}]`);
    const report = await of('bounded').replay({ filter: {}, ratePerS: 1 });
    expect(report).toMatchObject({ isComplete: false, stoppedBecause: 'the queue bounded is full' });
    const left = (await of('bounded').list({}, 10)).letters.map(({ id }) => id);
    expect(left).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].slice(report.done));
    expect((await channel.checkQueue('bounded')).messageCount).toBe(report.done);
    await expect(of('bounded').replay({ filter: {} })).rejects.toThrow('the queue bounded is full');
  });

  it('sends nothing to a queue that is gone', async () => {
    await declare('gone');
    await put('gone.dead', '[{"id":"a"}]');
    await channel.deleteQueue('gone');
    await expect(of('gone').replay({ filter: {} })).rejects.toThrow('The queue gone does not exist any more');
    expect((await of('gone').list({}, 10)).letters).toHaveLength(1);
  });

  it('also reads what RabbitMQ itself gave up on', async () => {
    const toDead = { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'crashing.dead' };
    await declare('crashing', { ...toDead, 'x-delivery-limit': 1 });
    await put('crashing', '[{"id":"a"},{"id":"b"}]');
    await eventually(async () => {
      const message = await channel.get('crashing');
      if (message !== false) channel.reject(message, true);
      expect((await of('crashing').list({}, 1)).letters).toMatchObject([
        { id: 'a', eventIds: ['a', 'b'], failure: 'undelivered', failedAt: expect.stringMatching(/^20/) },
      ]);
    });
    expect(await of('crashing').replay({ filter: { ids: ['b'] } })).toMatchObject({ done: 1 });
    expect(saidBySender((await taken('crashing')).properties)).toEqual({ 'x-replays': 1 });
  });

  it('reads whatever strangers put there', async () => {
    await declare('strange');
    for (const body of ['', '[]', '[null]', '{"id":1}', '[{"id":7,"type":{}}]', 'x'.repeat(100_000)])
      await put('strange.dead', body, { headers: { 'x-attempt': 'many', 'x-death': 'yes', 'x-failed-at': 1 } });
    const { letters } = await of('strange').list({}, 10);
    expect(new Set(letters.map(({ id }) => id)).size).toBe(6);
    expect(letters).toEqual(letters.map((letter) => ({ ...letter, failure: 'unknown', attempts: null })));
    const [last] = await of('strange').show(letters.at(-1)?.id ?? '');
    expect(last).toMatchObject({ byteCount: 100_000, text: 'x'.repeat(65_536) });
  });

  it('says so when RabbitMQ cannot be reached, or refuses', async () => {
    const deadLetters = (url: string) => new DeadLetters({ url, name: 'a test', queues: ['plain'] });
    await expect(deadLetters('amqp://127.0.0.1:1').list({}, 1)).rejects.toThrow(/cannot connect to RabbitMQ/);
    const url = new URL(stage.environment.brokerUrl);
    url.password = 'wrong';
    await expect(deadLetters(url.toString()).list({}, 1)).rejects.toThrow(/cannot connect to RabbitMQ.*403/);
  });
});
