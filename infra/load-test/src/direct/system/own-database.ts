import { randomBytes } from 'node:crypto';
import { createServiceDatabase } from '@floodgate/setup';
import { Client, escapeIdentifier } from 'pg';

/** A database that only its own role may enter, gone when it is not needed any more. */
export interface OwnDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Made anew: what an earlier run that was killed left behind goes first. */
export async function createOwnDatabase(adminUrl: string, name: string, schema: string): Promise<OwnDatabase> {
  const drop = () => dropDatabase(adminUrl, name);
  await drop();
  const password = randomBytes(16).toString('hex');
  await createServiceDatabase({ adminUrl, database: name, role: name, password });
  const url = new URL(adminUrl);
  Object.assign(url, { username: name, password, pathname: name });
  await onDatabase(url.href, (client) => client.query(schema));
  return { url: url.href, drop };
}

/** One session for one piece of work. */
export async function onDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await onDatabase(adminUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
    await client.query(`DROP ROLE IF EXISTS ${escapeIdentifier(name)}`);
  });
}
