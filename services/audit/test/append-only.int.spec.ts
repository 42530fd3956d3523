import { isolated, type Isolated } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';

let environment: Isolated;

beforeAll(async () => {
  environment = await isolated('audit');
});

afterAll(() => environment.remove());

// The tests enter as the server's administrator: what it is refused, the service's own role is refused too.
describe.each([
  ['audit_entries', addEntry, 'subject'],
  ['alerts', addAlert, 'message'],
])('%s', (table, add, column) => {
  beforeAll(() => add(0));

  it.each([
    ['changes', `UPDATE ${table} SET ${column} = 'something else'`],
    ['empties', `TRUNCATE ${table}`],
    ['deletes young lines of', `DELETE FROM ${table}`],
  ])('is append-only: nobody %s it', async (_, statement) => {
    await expect(environment.sql(statement)).rejects.toThrow(table);
    expect(await countOf(table)).toBe(1);
  });

  it('is append-only for a session that replays changes, too', async () => {
    const statement = `SET session_replication_role = replica; DELETE FROM ${table}`;
    await expect(environment.sql(statement)).rejects.toThrow('keeps everything for 30 days at least');
    await environment.sql('RESET session_replication_role');
  });

  it('lets go of what is older than thirty days', async () => {
    await add(31);
    await expect(environment.sql(`DELETE FROM ${table}`)).rejects.toThrow(table);
    await environment.sql(`DELETE FROM ${table} WHERE received_at < now() - interval '30 days'`);
    expect(await countOf(table)).toBe(1);
  });
});

async function countOf(table: string): Promise<number> {
  const [row] = await environment.sql<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
  return row?.count ?? 0;
}

async function addEntry(daysAgo: number): Promise<void> {
  await environment.sql(
    `INSERT INTO audit_entries (event_id, type, source, subject, occurred_at, received_at, step, data)
     VALUES ($1, 'order.placed.v1', 'order', 'o-1', now(), now() - make_interval(days => $2), 0, '{}')`,
    [uuidv7(), daysAgo],
  );
}

async function addAlert(daysAgo: number): Promise<void> {
  await environment.sql(
    `INSERT INTO alerts (event_id, severity, service, what, message, details, raised_at, received_at)
     VALUES ($1, 'info', 'order', 'tried', 'once', '{}', now(), now() - make_interval(days => $2))`,
    [uuidv7(), daysAgo],
  );
}
