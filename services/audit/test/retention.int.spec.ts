import { isolated, Probe, startApp, type Isolated, type RunningApp } from '@floodgate/testing';
import { Database } from '@floodgate/persistence';
import { v7 as uuidv7 } from 'uuid';
import { PurgeLog } from '../src/use-cases/purge-log';

let environment: Isolated;
let app: RunningApp;

beforeAll(async () => {
  environment = await isolated('audit');
  const variables = { ...environment.variables, AUDIT_RETENTION_DAYS: '40' };
  const probe = await Probe.open(environment.brokerUrl);
  app = await startApp({ variables }, async () => (await import('../src/audit.module')).AuditModule);
  await probe.close();
});

afterAll(async () => {
  await app.stop();
  await environment.remove();
});

describe('the purge', () => {
  it('forgets what is older than it has to be kept, and nothing else', async () => {
    for (const days of [0, 39, 41, 400]) await addEntry(`${days} days`, { happened: days, arrived: days });
    await addEntry('late', { happened: 400, arrived: 1 });
    await addEntry('of a clock that is ahead', { happened: 0, arrived: 400 });
    const purge = () => app.get(Database).transaction((tx) => app.get(PurgeLog).execute(tx, { retentionDays: 40 }));
    expect(await purge()).toBe(false);
    const kept = await environment.sql<{ subject: string }>(`SELECT subject FROM audit_entries ORDER BY id`);
    expect(kept.map(({ subject }) => subject)).toEqual(['0 days', '39 days', 'late', 'of a clock that is ahead']);
  });
});

it('does not start with a retention that the database would refuse', async () => {
  jest.resetModules();
  process.env.AUDIT_RETENTION_DAYS = '7';
  await expect(import('../src/audit.config')).rejects.toThrow('must be 0 or at least 30');
});

/** Days ago. */
interface Moments {
  readonly happened: number;
  readonly arrived: number;
}

async function addEntry(subject: string, { happened, arrived }: Moments): Promise<void> {
  await environment.sql(
    `INSERT INTO audit_entries (event_id, type, source, subject, occurred_at, received_at, step, data)
     VALUES ($1, 'order.placed.v1', 'order', $2, now() - make_interval(days => $3::int),
             now() - make_interval(days => $4::int), 0, '{}')`,
    [uuidv7(), subject, happened, arrived],
  );
}
