import { retryQueueName } from '@floodgate/messaging';
import { eventually } from '@floodgate/testing';
import { Said, Noted } from './echo/echo.messages';
import { QUEUE, Stage } from './echo/echo.stage';

describe('a handler takes effect once, and a failing event neither blocks nor loops', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.set();
    await Promise.all([stage.startReplica(), stage.startReplica()]);
  });
  afterAll(() => stage.strike());

  const notesOf = (key: string, expected: readonly string[]) =>
    eventually(async () => expect(await stage.notes(key)).toEqual(expected));

  it('takes effect once when two replicas get the same event at the same time', async () => {
    const event = stage.probe.event(Said, { key: 'twice', text: 'one' });
    await Promise.all(Array.from({ length: 20 }, () => stage.probe.deliverBatch(Said, [event])));
    await eventually(async () => expect(await stage.probe.depth(QUEUE)).toBe(0));
    await notesOf('twice', ['one']);
    await stage.probe.hears(Noted, { key: 'twice' });
    expect(stage.probe.published(Noted, { key: 'twice' })).toHaveLength(1);
  });

  it('tries a transient failure again, and again, until it succeeds', async () => {
    await stage.fault('flaky', 'transient', 2);
    await stage.probe.deliver(Said, { key: 'flaky', text: 'at last' });
    await notesOf('flaky', ['at last']);
    expect(await stage.probe.depth(retryQueueName(QUEUE, 100))).toBe(0);
  });

  it('gives up after the last attempt, with the reason and the number of attempts', async () => {
    await stage.fault('hopeless', 'transient', 1_000);
    const id = await stage.probe.deliver(Said, { key: 'hopeless', text: 'never' });
    const dead = await stage.probe.deadLetter(QUEUE);
    expect(JSON.parse(dead.content.toString())).toMatchObject([{ id, data: { key: 'hopeless', text: 'never' } }]);
    expect(dead.properties.headers).toMatchObject({
      'x-attempt': 4,
      'x-failure': 'transient',
      'x-reason': 'told to fail for hopeless',
      'x-failed-queue': QUEUE,
      'x-stack': expect.stringContaining('note-on-said.handler'),
    });
    expect(await stage.notes('hopeless')).toEqual([]);
  });

  it('does not try a permanent failure again', async () => {
    await stage.fault('broken', 'permanent', 1_000);
    await stage.probe.deliver(Said, { key: 'broken', text: 'never' });
    const dead = await stage.probe.deadLetter(QUEUE);
    expect(dead.properties.headers).toMatchObject({ 'x-attempt': 1, 'x-failure': 'permanent' });
  });

  it('lets the neighbours of a failing event in the same message take effect', async () => {
    await stage.fault('poison', 'transient', 1);
    const said = ['before', 'poison', 'after'].map((key) => stage.probe.event(Said, { key, text: key }));
    await stage.probe.deliverBatch(Said, said);
    for (const key of ['before', 'after', 'poison']) await notesOf(key, [key]);
  });

  it('loses and doubles nothing when sessions on the database are cut in the middle', async () => {
    const keys = Array.from({ length: 300 }, (_, index) => `cut-${index}`);
    const delivering = Promise.all(keys.map((key) => stage.probe.deliver(Said, { key, text: key })));
    await stage.environment.sql(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await delivering;
    await eventually(async () => {
      const [row] = await stage.environment.sql(
        `SELECT count(*)::int, count(DISTINCT key)::int AS keys FROM notes WHERE key LIKE 'cut-%'`,
      );
      expect(row).toEqual({ count: keys.length, keys: keys.length });
    });
  });
});
