import { Handles, TransientFailure } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { eventually } from '@floodgate/testing';
import { Said } from './echo/echo.messages';
import { echoMessaging } from './echo/echo.service';
import { Stage } from './echo/echo.stage';

const RETRY_DELAY_MS = 100;
/** More than the test needs until it repairs what fails. */
const ATTEMPTS_COUNT = 200;

/** Tells by its own table what it has noted; fails for as long as the table of faults names the text. */
@Handles(Said, { once: 'own-key', retryDelaysMs: Array.from({ length: ATTEMPTS_COUNT }, () => RETRY_DELAY_MS) })
class NoteWhatIsNew {
  async handle({ data: { key, text } }: Said, tx: Transaction): Promise<void> {
    const faults = await tx.$queryRawUnsafe<readonly object[]>('SELECT FROM faults WHERE key = $1', `${key}:${text}`);
    if (faults.length > 0) throw new TransientFailure(`told to fail for ${text}`);
    const isNew = 'NOT EXISTS (SELECT FROM notes WHERE key = $1 AND text = $2)';
    await tx.$executeRawUnsafe(`INSERT INTO notes (key, text) SELECT $1, $2 WHERE ${isNew}`, key, text);
  }
}

const QUEUE = 'echo.note-what-is-new';

describe('a handler whose own key says what it has taken', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.set();
    await stage.startReplica({ ...echoMessaging, handlers: [NoteWhatIsNew] });
  });
  afterAll(() => stage.strike());

  const notesOf = (key: string, expected: readonly string[]) =>
    eventually(async () => expect(await stage.notes(key)).toEqual(expected));
  const waiting = (...ids: readonly string[]) =>
    eventually(async () => {
      const rows = await stage.environment.sql('SELECT event_id FROM held_messages ORDER BY position');
      expect(rows).toEqual(ids.map((event_id) => ({ event_id })));
    });

  it('lets a later event of a subject wait behind one that is tried again, and nobody else', async () => {
    await stage.fault('waits:1', 'transient', ATTEMPTS_COUNT);
    const first = await stage.probe.deliver(Said, { key: 'waits', text: '1' });
    await waiting(first);
    const second = await stage.probe.deliver(Said, { key: 'waits', text: '2' });
    await stage.probe.deliver(Said, { key: 'passes', text: '1' });
    await notesOf('passes', ['1']);
    await waiting(first, second);
    await stage.repair();
    await notesOf('waits', ['1', '2']);
    await waiting();
  });

  it('is given the same event again, and has no row in the inbox', async () => {
    const event = stage.probe.event(Said, { key: 'again', text: '1' });
    for (let count = 0; count < 2; count += 1) await stage.probe.deliverBatch(Said, [event]);
    await eventually(async () => expect(await stage.probe.depth(QUEUE)).toBe(0));
    await notesOf('again', ['1']);
    expect(await stage.environment.sql('SELECT FROM inbox_messages')).toEqual([]);
  });
});
