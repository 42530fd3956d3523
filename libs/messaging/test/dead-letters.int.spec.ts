import { DeadLetters, type WorkOrder } from '@floodgate/messaging';
import { eventually } from '@floodgate/testing';
import { Said } from './echo/echo.messages';
import { DEAD, QUEUE, Stage } from './echo/echo.stage';
import { UnansweredPublish } from './unanswered';

/** More often than RabbitMQ 4 delivers a message of a queue that has no limit of its own. */
const OFTEN = 25;
const FOREVER = 1_000_000;

describe('dead letters are not the end', () => {
  let stage: Stage;
  let deadLetters: DeadLetters;

  beforeEach(async () => {
    stage = await Stage.set();
    await stage.startReplica();
    deadLetters = new DeadLetters({ url: stage.environment.brokerUrl, name: 'a test', queues: [QUEUE] });
  });
  afterEach(() => stage.strike());

  const ids = async (filter = {}) => (await deadLetters.list(filter, 100)).letters.map(({ id }) => id);
  const replay = (order: Partial<WorkOrder> = {}) => deadLetters.replay({ filter: {}, ...order });
  const died = (count: number) => eventually(async () => expect(await stage.probe.depth(DEAD)).toBe(count));
  const notesOf = (key: string, texts: readonly string[]) =>
    eventually(async () => expect(await stage.notes(key)).toEqual(texts));
  const die = async (key: string) => {
    await stage.fault(key, 'permanent', FOREVER);
    return stage.probe.deliver(Said, { key, text: key });
  };
  const dieInOrder = async (...keys: readonly string[]) => {
    const eventIds: string[] = [];
    for (const key of keys) eventIds.push(await die(key));
    await eventually(async () => expect(await stage.probe.depth(DEAD)).toBe(keys.length));
    return eventIds;
  };

  it('lists them with what an operator needs to know, and finds them by it', async () => {
    const begin = new Date(Date.now() - 60_000);
    const [first, second] = await dieInOrder('a', 'b');
    const page = await deadLetters.list({}, 100);
    expect(page).toMatchObject({ queues: [{ queue: QUEUE, count: 2 }], isComplete: true });
    expect(page.letters[0]).toEqual({
      id: first,
      queue: QUEUE,
      type: 'echo.said.v1',
      subject: 'a',
      reason: 'told to fail for a',
      failure: 'permanent',
      attempts: 1,
      failedAt: expect.stringMatching(/^20/),
      correlationId: null,
      replays: 0,
      eventIds: [first],
    });
    expect(await ids({ reason: 'FAIL for B' })).toEqual([second]);
    expect(await ids({ ids: [first] })).toEqual([first]);
    expect(await ids({ queue: DEAD, type: 'echo.said.v1', since: begin })).toEqual([first, second]);
    expect(await ids({ type: 'echo.said.v2' })).toEqual([]);
    expect(await ids({ since: new Date(Date.now() + 60_000) })).toEqual([]);
    expect((await deadLetters.list({}, 1)).isComplete).toBe(false);
    await expect(deadLetters.list({ queue: 'echo.other' }, 1)).rejects.toThrow(
      /no dead letters of a queue "echo.other"/,
    );
  });

  it('changes nothing by looking, however often, and however many look at once', async () => {
    const all = await dieInOrder('a', 'b', 'c', 'd');
    for (let time = 0; time < OFTEN; time += 1) expect(await ids({ reason: 'for c' })).toEqual([all[2]]);
    const seen = await Promise.all([ids(), ids(), ids()]);
    expect(seen).toEqual([all, all, all]);
  });

  it('keeps the order of a long queue while somebody looks for a single letter', async () => {
    const letters = Array.from({ length: 2_500 }, (_, index) =>
      stage.probe.event(Said, { key: `k${index}`, text: 'long' }),
    );
    for (const letter of letters) await stage.probe.put(DEAD, Buffer.from(JSON.stringify([letter])));
    const last = letters.at(-1)?.id ?? '';
    expect(await ids({ ids: [last] })).toEqual([last]);
    for (const count of [1, 1_200, 1]) await deadLetters.list({}, count);
    expect((await replay({ filter: { ids: [last] }, limit: 1 })).done).toBe(1);
    expect((await replay({ isDryRun: true, limit: 300 })).done).toBe(300);
    expect((await deadLetters.list({}, 3_000)).letters.map(({ id }) => id)).toEqual(
      letters.slice(0, -1).map(({ id }) => id),
    );
  }, 60_000);

  it('shows the content: events, and whatever else somebody put there', async () => {
    const [id = ''] = await dieInOrder('a');
    expect(await deadLetters.show(id)).toMatchObject([
      { id, stack: expect.stringContaining('note-on-said.handler'), json: [{ id, data: { key: 'a', text: 'a' } }] },
    ]);
    await stage.probe.put(QUEUE, Buffer.from('no { json'));
    await stage.probe.put(QUEUE, Buffer.from([0xff, 0x00, 0xfe]));
    await died(3);
    const [, text, binary] = await ids();
    expect(await deadLetters.show(text ?? '')).toMatchObject([{ failure: 'unreadable', text: 'no { json' }]);
    expect(await deadLetters.show(binary ?? '')).toMatchObject([{ failure: 'unreadable', base64: '/wD+' }]);
    expect(await deadLetters.show('nobody')).toEqual([]);
  });

  it('sends one back, and it takes effect once', async () => {
    const [first, second] = await dieInOrder('a', 'b');
    await stage.repair();
    expect(await replay({ filter: { ids: [second ?? ''] } })).toMatchObject({ done: 1, isComplete: true });
    await notesOf('b', ['b']);
    expect(await ids()).toEqual([first]);
    expect(await stage.notes('a')).toEqual([]);
  });

  it('sends one back that had taken effect already, and nothing happens twice', async () => {
    const event = stage.probe.event(Said, { key: 'a', text: 'a' });
    await stage.probe.deliverBatch(Said, [event]);
    await notesOf('a', ['a']);
    await stage.probe.put(DEAD, Buffer.from(JSON.stringify([event])));
    expect((await replay()).done).toBe(1);
    await stage.probe.deliver(Said, { key: 'b', text: 'marker' });
    await notesOf('b', ['marker']);
    expect(await stage.notes('a')).toEqual(['a']);
  });

  it('counts in a dry run, and does nothing', async () => {
    const all = await dieInOrder('a', 'b', 'c');
    expect(await replay({ isDryRun: true, filter: { reason: 'for' }, limit: 2 })).toMatchObject({ done: 2 });
    expect(await deadLetters.discard({ filter: {}, isDryRun: true })).toMatchObject({ done: 3, isComplete: true });
    expect(await ids()).toEqual(all);
  });

  it('sends back no more a second than allowed, and others can look meanwhile', async () => {
    await dieInOrder('a', 'b', 'c', 'd', 'e');
    await stage.repair();
    const begin = performance.now();
    const replaying = replay({ ratePerS: 2 });
    await eventually(async () => expect(await ids()).toHaveLength(3));
    expect(await replaying).toMatchObject({ done: 5, isComplete: true });
    expect(performance.now() - begin).toBeGreaterThan(2_000);
  });

  it('ends, though the letters die again while it runs', async () => {
    for (const key of ['a', 'b', 'c']) await die(key);
    await died(3);
    expect(await replay({ ratePerS: 1 })).toMatchObject({ done: 3, isComplete: true });
    await died(3);
    expect((await deadLetters.list({}, 3)).letters).toMatchObject([{ replays: 1 }, { replays: 1 }, { replays: 1 }]);
  });

  it('stops when told to, and gives the rest back', async () => {
    const all = await dieInOrder('a', 'b', 'c');
    await stage.repair();
    const stopping = new AbortController();
    const report = await replay({ ratePerS: 1, signal: stopping.signal, onProgress: () => stopping.abort() });
    expect(report).toMatchObject({ done: 1, isComplete: false, stoppedBecause: 'it was told to stop' });
    expect(await ids()).toEqual(all.slice(1));
  });

  it('replays each letter once when two operators replay at once', async () => {
    const keys = Array.from({ length: 20 }, (_, index) => `k${index}`);
    await dieInOrder(...keys);
    await stage.repair();
    const reports = await Promise.all([replay(), replay()]);
    expect(reports.reduce((sum, { done }) => sum + done, 0)).toBe(keys.length);
    for (const key of keys) await notesOf(key, [key]);
  });

  it('leaves what nobody can read, unless it is told not to', async () => {
    await stage.probe.put(QUEUE, Buffer.from('no { json'));
    await died(1);
    const [junk] = await ids();
    expect(await replay()).toMatchObject({ done: 0, queues: [{ unreadable: 1 }] });
    expect(await replay({ includesUnreadable: true })).toMatchObject({ done: 1 });
    await died(1);
    expect(await ids()).toEqual([junk]);
  });

  it('throws away what the filter says, and nothing else', async () => {
    const [first, , third] = await dieInOrder('a', 'b', 'c');
    await stage.probe.put(QUEUE, Buffer.from('no { json'));
    await died(4);
    expect(await deadLetters.discard({ filter: { reason: 'not JSON' } })).toMatchObject({ done: 1 });
    expect(await deadLetters.discard({ filter: { reason: 'for b' } })).toMatchObject({ done: 1 });
    expect(await ids()).toEqual([first, third]);
    expect(await deadLetters.discard({ filter: {} })).toMatchObject({ done: 2, isComplete: true });
    expect(await ids()).toEqual([]);
  });

  it('doubles a letter, and never loses it, when the operator dies between the copy and its confirm', async () => {
    const [id] = await dieInOrder('a');
    await stage.repair();
    await stage.stopAll();
    const unanswered = await UnansweredPublish.before(stage.environment.brokerUrl);
    const operator = new DeadLetters({ url: unanswered.url, name: 'dies', queues: [QUEUE] });
    const replaying = operator.replay({ filter: {} }).catch((error: unknown) => error);
    await eventually(async () => expect(await stage.probe.depth(QUEUE)).toBe(1));
    await unanswered.cut();
    expect(await replaying).toMatchObject({ name: 'BrokerUnavailable' });
    await eventually(async () => expect(await ids()).toEqual([id]));
    await stage.startReplica();
    await notesOf('a', ['a']);
    expect((await replay()).done).toBe(1);
    await eventually(async () => expect(await stage.probe.depth(QUEUE)).toBe(0));
    expect(await stage.notes('a')).toEqual(['a']);
  });
});
