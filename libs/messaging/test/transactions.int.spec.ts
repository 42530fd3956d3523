import type { Database, Transaction } from '@floodgate/persistence';
import type { Prisma } from './echo/generated/client';
import { databaseOf, echoMessaging } from './echo/echo.service';
import { Stage } from './echo/echo.stage';

const INSERT = 'INSERT INTO notes (key, text) VALUES ($1, $2)';

describe('a transaction of models and statements', () => {
  let stage: Stage;
  let database: Database;

  beforeAll(async () => {
    stage = await Stage.set([]);
    database = databaseOf(await stage.startReplica({ ...echoMessaging, handlers: [], answers: [], asks: [] }));
  });
  afterAll(() => stage.strike());

  const models = (tx: Transaction) => tx as Prisma.TransactionClient;

  it('is one: each sees what the other did, and nobody else does before the commit', async () => {
    await database.transaction(async (tx) => {
      await tx.$executeRawUnsafe(INSERT, 'one', 'by a statement');
      await models(tx).note.create({ data: { key: 'one', text: 'by a model' } });
      expect(await models(tx).note.count({ where: { key: 'one' } })).toBe(2);
      expect(await tx.$queryRawUnsafe(`SELECT text FROM notes WHERE key = 'one' ORDER BY id`)).toEqual([
        { text: 'by a statement' },
        { text: 'by a model' },
      ]);
      expect(await stage.notes('one')).toEqual([]);
    });
    expect(await stage.notes('one')).toEqual(['by a statement', 'by a model']);
  });

  it('leaves nothing behind when the work throws, or a statement fails', async () => {
    const changedMind = database.transaction(async (tx) => {
      await tx.$executeRawUnsafe(INSERT, 'two', 'never');
      throw new Error('changed my mind');
    });
    await expect(changedMind).rejects.toThrow('changed my mind');
    const failed = database.transaction(async (tx) => {
      await tx.$executeRawUnsafe(INSERT, 'two', 'never');
      await tx.$executeRawUnsafe('SELECT 1 / 0');
    });
    await expect(failed).rejects.toMatchObject({ code: '22012' });
    expect(await stage.notes('two')).toEqual([]);
  });

  it('is over when it is over: its connection belongs to somebody else by then', async () => {
    let kept: Transaction | undefined;
    await database.transaction((tx) => Promise.resolve(void (kept = tx)));
    await expect(kept?.$executeRawUnsafe(INSERT, 'three', 'too late')).rejects.toThrow('this transaction is over');
    expect(await stage.notes('three')).toEqual([]);
  });

  it('does one thing after the other, also when several are begun at once', async () => {
    await database.transaction(async (tx) => {
      await Promise.all(['a', 'b', 'c'].map((text) => tx.$executeRawUnsafe(INSERT, 'four', text)));
    });
    expect(await stage.notes('four')).toEqual(['a', 'b', 'c']);
  });

  it('keeps apart what runs at the same time', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `five-${index}`);
    const work = (name: string) =>
      database.transaction(async (tx) => {
        await tx.$executeRawUnsafe(INSERT, name, 'first');
        if (name.endsWith('7')) throw new Error('gives up');
        await tx.$executeRawUnsafe(INSERT, name, 'second');
      });
    await Promise.allSettled(names.map(work));
    for (const name of names) expect(await stage.notes(name)).toEqual(name.endsWith('7') ? [] : ['first', 'second']);
  });

  it('gives big numbers, dates and lists as the models do', async () => {
    const [row] = await database.transaction((tx) =>
      tx.$queryRawUnsafe<readonly object[]>(
        `SELECT $1::bigint AS big, $2::timestamptz AS at, $3::text[] AS list, $4::json AS json, NULL::bigint AS nothing`,
        ...[9_007_199_254_740_993n, new Date('2026-01-05T10:00:00.123Z'), ['a,"b"', '{c}'], { d: [1] }],
      ),
    );
    expect(row).toEqual({
      big: 9_007_199_254_740_993n,
      at: new Date('2026-01-05T10:00:00.123Z'),
      list: ['a,"b"', '{c}'],
      json: { d: [1] },
      nothing: null,
    });
  });
});
