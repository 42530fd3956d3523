import { join } from 'node:path';
import { Client } from 'pg';
import { cloneDatabase } from './cloned-database';
import { createVirtualHost } from './virtual-host';

/** Valid inside the tests only. */
export const TEST_TOKEN_SECRET = 'demo-only-secret-of-the-integration-tests';

/** What one test file has for itself. */
export interface Isolated {
  /** The environment of a service under test. */
  readonly variables: Readonly<Record<string, string>>;
  readonly databaseUrl: string;
  readonly brokerUrl: string;
  readonly virtualHost: string;
  /** One statement on the service's database, from outside the service. */
  sql<Row extends object>(statement: string, parameters?: readonly unknown[]): Promise<Row[]>;
  remove(): Promise<void>;
}

/**
 * A copy of the service's migrated database and an empty vhost.
 *
 * @param folder the service's folder under `services/`
 */
export function isolated(folder: string): Promise<Isolated> {
  return isolatedWith(join(process.cwd(), 'services', folder, 'prisma', 'migrations'));
}

/** The same for any folder of migrations. */
export async function isolatedWith(migrations: string): Promise<Isolated> {
  const database = await cloneDatabase(migrations);
  const broker = await createVirtualHost();
  const client = new Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  return {
    databaseUrl: database.url,
    brokerUrl: broker.url,
    virtualHost: broker.name,
    variables: {
      NODE_ENV: 'test',
      DEMO: 'true',
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
      TOKEN_SECRET: TEST_TOKEN_SECRET,
      DATABASE_URL: database.url,
      BROKER_URL: broker.url,
    },
    sql: async <Row extends object>(statement: string, parameters: readonly unknown[] = []) =>
      (await client.query<Row>(statement, [...parameters])).rows,
    remove: async () => {
      await client.end();
      await Promise.all([database.drop(), broker.drop()]);
    },
  };
}
