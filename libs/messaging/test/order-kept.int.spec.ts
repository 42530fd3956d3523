import { eventually } from '@floodgate/testing';
import { Said } from './echo/echo.messages';
import { QUEUE, Stage } from './echo/echo.stage';

describe('the order of a subject is kept, also while one of its events waits in the ladder', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.set();
    await stage.startReplica();
  });
  afterAll(() => stage.strike());

  const say = async (key: string, ...texts: string[]) => {
    for (const text of texts) await stage.probe.deliver(Said, { key, text });
  };
  const notesOf = (key: string, expected: readonly string[]) =>
    eventually(async () => expect(await stage.notes(key)).toEqual(expected));
  const nobodyWaits = () =>
    eventually(async () => expect(await stage.environment.sql('SELECT * FROM held_messages')).toEqual([]));

  it('handles the events of a queue in their order', async () => {
    const texts = Array.from({ length: 300 }, (_, index) => String(index));
    await say('many', ...texts);
    await notesOf('many', texts);
  });

  it('lets later events wait behind one that is tried again, and nobody else', async () => {
    await stage.fault('waits:1', 'transient', 2);
    await say('waits', '1', '2');
    await stage.probe.deliverBatch(Said, [
      stage.probe.event(Said, { key: 'waits', text: '3' }),
      stage.probe.event(Said, { key: 'passes', text: '1' }),
      stage.probe.event(Said, { key: 'waits', text: '4' }),
    ]);
    await notesOf('passes', ['1']);
    await notesOf('waits', ['1', '2', '3', '4']);
    await nobodyWaits();
  });

  it('lets the events behind a dead one go on', async () => {
    await stage.fault('blocked:1', 'transient', 1_000);
    await say('blocked', '1', '2', '3');
    const dead = await stage.probe.deadLetter(QUEUE);
    expect(JSON.parse(dead.content.toString())).toMatchObject([{ data: { text: '1' } }]);
    await notesOf('blocked', ['2', '3']);
    await nobodyWaits();
  });

  it.each(['once', 'once and then for good'])(
    'lets nobody wait behind an event that failed %s, could not be moved, and came back by the queue itself',
    async (failing) => {
      const event = stage.probe.event(Said, { key: failing, text: '1' });
      // What a crash leaves between the note and the move: the row is there, the message is still in the queue.
      await stage.environment.sql('INSERT INTO held_messages (consumer, event_id, subject) VALUES ($1, $2, $3)', [
        QUEUE,
        event.id,
        failing,
      ]);
      if (failing !== 'once') await stage.fault(`${failing}:1`, 'permanent', 1_000);
      await stage.probe.deliverBatch(Said, [event]);
      await say(failing, '2');
      await notesOf(failing, failing === 'once' ? ['1', '2'] : ['2']);
      await nobodyWaits();
    },
  );

  it('does not wait for ever behind an event that an operator took out of the ladder', async () => {
    await stage.environment.sql(
      `INSERT INTO held_messages (consumer, event_id, subject, held_at) VALUES ($1, gen_random_uuid(), 'lost', now() - interval '2 hours')`,
      [QUEUE],
    );
    await say('lost', '1');
    await notesOf('lost', ['1']);
  });
});
