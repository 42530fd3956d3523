import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { eventually } from '@floodgate/testing';
import { Said } from './echo/echo.messages';
import { echoMessaging } from './echo/echo.service';
import { Stage } from './echo/echo.stage';

/** Longer than any test: whoever rests so long does so until something ends the rest. */
const BATCH_INTERVAL_MS = 60 * 60 * 1_000;

/** Notes which texts share a batch. */
@Handles(Said, { prefetch: 3, batchSize: 2, batchIntervalMs: BATCH_INTERVAL_MS })
class NoteBatches {
  async handleBatch(events: readonly Said[], tx: Transaction): Promise<void> {
    const texts = events.map(({ data }) => data.text).join(' ');
    await tx.$executeRawUnsafe(`INSERT INTO notes (key, text) VALUES ('batch', $1)`, texts);
  }
}

const QUEUE = 'echo.note-batches';

describe('a handler that rests between its batches', () => {
  let stage: Stage;
  const settings = { ...echoMessaging, handlers: [NoteBatches] };

  beforeEach(async () => {
    stage = await Stage.set();
  });
  afterEach(() => stage.strike());

  const say = async (...texts: readonly string[]): Promise<void> => {
    for (const text of texts) await stage.probe.deliver(Said, { key: text, text });
  };
  const batches = (...expected: readonly string[]) =>
    eventually(async () => expect(await stage.notes('batch')).toEqual(expected));

  it('begins the first at once, the next when it has all it may have, and goes on while more than a batch is there', async () => {
    await stage.startReplica(settings);
    await say('a');
    await batches('a');
    await say('b', 'c', 'd');
    await batches('a', 'b c', 'd');
  });

  it('is stopped while it rests, and what it would have taken goes to another', async () => {
    const replica = await stage.startReplica(settings);
    await say('a');
    await batches('a');
    await say('b');
    await eventually(async () => expect(await stage.probe.depth(QUEUE)).toBe(0));
    await stage.stop(replica);
    await stage.startReplica(settings);
    await batches('a', 'b');
  });
});
