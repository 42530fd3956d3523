import { Outbox } from '@floodgate/messaging';
import { callManagement, eventually } from '@floodgate/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { Said } from './echo/echo.messages';
import { databaseOf, echoMessaging } from './echo/echo.service';
import { Stage } from './echo/echo.stage';

/** Only says, never listens: what is seen is the relay alone. */
const sayingOnly = { ...echoMessaging, handlers: [], answers: [], asks: [] };

describe('what was committed is announced, at least once, in order per subject', () => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await Stage.set();
  });
  afterEach(() => stage.strike());

  const say = (app: INestApplicationContext, key: string, ...texts: string[]) =>
    databaseOf(app).transaction((tx) =>
      app.get(Outbox, { strict: false }).addAll(
        tx,
        Said,
        texts.map((text) => ({ key, text })),
      ),
    );
  const heard = (key: string) => stage.probe.published(Said, { key }).map(({ data }) => data.text);
  const startSaying = () => stage.startReplica(sayingOnly);

  it('announces after the commit, and leaves no row behind', async () => {
    const app = await startSaying();
    await say(app, 'a', 'one');
    await stage.probe.hears(Said, { key: 'a' });
    await eventually(async () => expect(await stage.outboxCount()).toBe(0));
  });

  it('announces nothing of a transaction that rolled back', async () => {
    const app = await startSaying();
    const failing = databaseOf(app).transaction(async (tx) => {
      await app.get(Outbox, { strict: false }).add(tx, Said, { key: 'b', text: 'never' });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await say(app, 'c', 'later');
    await stage.probe.hears(Said, { key: 'c' });
    expect(heard('b')).toEqual([]);
  });

  it('keeps the order of each subject over many concurrent transactions, and coalesces', async () => {
    const app = await startSaying();
    const keys = Array.from({ length: 20 }, (_, index) => `k${index}`);
    const texts = Array.from({ length: 25 }, (_, index) => String(index));
    await Promise.all(
      keys.map(async (key) => {
        for (const text of texts) await say(app, key, text);
      }),
    );
    await eventually(() => {
      for (const key of keys) expect(heard(key)).toHaveLength(texts.length);
    });
    for (const key of keys) expect(heard(key)).toEqual(texts);
    expect(stage.probe.messageCount(Said)).toBeLessThan(keys.length * texts.length);
  });

  it('announces what was committed while nobody relayed', async () => {
    const first = await startSaying();
    await stage.stop(first);
    await stage.environment.sql(
      `INSERT INTO outbox_messages (exchange, routing_key, type, event_id, event_count, subjects, body)
       SELECT 'echo.events', 'echo.said.v1', 'echo.said.v1', gen_random_uuid(), 1, '{d}',
              jsonb_build_array(jsonb_build_object('specversion', '1.0', 'id', gen_random_uuid(), 'source', 'echo', 'type', 'echo.said.v1',
                                 'subject', 'd', 'time', now(), 'data', jsonb_build_object('key', 'd', 'text', n::text)))::text
         FROM generate_series(1, 3000) AS n`,
    );
    await startSaying();
    await eventually(() => expect(heard('d')).toHaveLength(3000), 20_000);
    expect(heard('d')).toEqual(Array.from({ length: 3000 }, (_, index) => String(index + 1)));
  });

  it('has one active relay; another replica takes over when its session dies', async () => {
    const [first, second] = [await startSaying(), await startSaying()];
    await say(second, 'e', 'through the other replica');
    await stage.probe.hears(Said, { key: 'e' });
    const killed = await stage.environment.sql(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    expect(killed).toHaveLength(1);
    await Promise.all([say(first, 'f', 'one'), say(second, 'g', 'one')]);
    await eventually(() => expect([heard('f'), heard('g')]).toEqual([['one'], ['one']]));
  });

  it('keeps the order of a subject that two replicas speak of in turns, though the relay only remembers its own', async () => {
    const [first, second] = [await startSaying(), await startSaying()];
    const texts = Array.from({ length: 40 }, (_, index) => String(index));
    for (const [index, text] of texts.entries()) await say(index % 2 === 0 ? first : second, 'j', text);
    await eventually(() => expect(heard('j')).toEqual(texts));
  });

  it('goes on after the broker closed every connection', async () => {
    const app = await startSaying();
    const saying = Promise.all(Array.from({ length: 200 }, (_, index) => say(app, `h${index}`, 'one')));
    await closeConnections(stage.environment.virtualHost);
    await saying;
    await eventually(async () => expect(await stage.outboxCount()).toBe(0), 20_000);
    await eventually(() => expect(new Set(stage.probe.published(Said).map(({ id }) => id)).size).toBe(200));
  });

  it('refuses to add a message that the service does not publish, or that does not fit its schema', async () => {
    const app = await stage.startReplica({ ...sayingOnly, publishes: [] });
    await expect(say(app, 'i', 'one')).rejects.toThrow('add it to `publishes`');
    const other = await startSaying();
    const wrong = databaseOf(other).transaction((tx) =>
      other.get(Outbox, { strict: false }).add(tx, Said, Object.create({ key: 1 })),
    );
    await expect(wrong).rejects.toThrow(/expected string/);
  });
});

/** As an operator would, through the management API; it lists a connection a moment after it is there. */
async function closeConnections(virtualHost: string): Promise<void> {
  await eventually(async () => {
    const connections = await callManagement('GET', `/api/vhosts/${virtualHost}/connections`);
    if (!Array.isArray(connections) || connections.length < 2) throw new Error('connections are not listed yet');
    await Promise.all(
      connections.map(({ name }) => callManagement('DELETE', `/api/connections/${encodeURIComponent(name)}`)),
    );
  });
}
