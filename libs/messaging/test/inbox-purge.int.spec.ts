import { InboxPurge } from '../src/inbox/purge-inbox';
import { databaseOf } from './echo/echo.service';
import { Stage } from './echo/echo.stage';

describe('the inbox forgets what is old, and nothing else', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.set();
  });
  afterAll(() => stage.strike());

  it('deletes more rows than fit one batch, also when two replicas purge at once', async () => {
    const [one, other] = [await stage.startReplica(), await stage.startReplica()];
    await stage.environment.sql(
      `INSERT INTO inbox_messages (consumer, event_id, processed_at)
       SELECT 'echo.test', gen_random_uuid(), now() - make_interval(days => CASE WHEN n <= 12000 THEN 8 ELSE 6 END)
         FROM generate_series(1, 12500) AS n`,
    );
    await Promise.all([one, other].map((replica) => new InboxPurge(databaseOf(replica), 7).purge()));
    const [row] = await stage.environment.sql(
      "SELECT count(*)::int AS count, max(now() - processed_at) < interval '7 days' AS young FROM inbox_messages",
    );
    expect(row).toEqual({ count: 500, young: true });
  });

  it('lets nobody wait behind an event that never came back', async () => {
    const replica = await stage.startReplica();
    await stage.environment.sql(
      `INSERT INTO held_messages (consumer, event_id, subject, held_at)
       VALUES ('echo.test', gen_random_uuid(), 'lost', now() - interval '2 hours'), ('echo.test', gen_random_uuid(), 'waits', now())`,
    );
    await new InboxPurge(databaseOf(replica), 7).purge();
    expect(await stage.environment.sql('SELECT subject FROM held_messages')).toEqual([{ subject: 'waits' }]);
  });
});
