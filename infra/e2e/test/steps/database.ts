import { Client } from 'pg';
import { serviceNames, type ServiceName } from '../system/target';
import { system } from '../system/the-system';

/** Statements on the database of a service, as its own role. */
export async function onDatabase<T>(service: ServiceName, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: system.services[service].databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function rowsOf<Row extends object>(service: ServiceName, statement: string): Promise<Row[]> {
  return onDatabase(service, async (client) => (await client.query<Row>(statement)).rows);
}

/**
 * The number of rows of every business table. Those of messaging and the audit log are left out: they move while what was
 * said before is settled.
 */
export async function whatIsStored(): Promise<Readonly<Record<string, number>>> {
  const counts = await Promise.all(serviceNames.map((service) => onDatabase(service, countRows)));
  return Object.fromEntries(
    counts.flatMap((tables, index) =>
      Object.entries(tables).map(([table, count]) => [`${serviceNames[index] ?? ''}.${table}`, count]),
    ),
  );
}

async function countRows(client: Client): Promise<Readonly<Record<string, number>>> {
  const tables = await client.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'
        AND table_name !~ '^_|(outbox|inbox|held)_messages$|^audit_entries$'`,
  );
  const counting = tables.rows.map(({ name }) => `(SELECT count(*)::int FROM "${name}") AS "${name}"`);
  const counts = await client.query<Record<string, number>>(`SELECT ${counting.join(', ')}`);
  return counts.rows[0] ?? {};
}
