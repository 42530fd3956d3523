import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyMigrations } from '@floodgate/persistence';
import { Client } from 'pg';
import { testServers } from './test-servers';

/** A database of its own for one test file: a copy of a template that is migrated once per run. */
export async function cloneDatabase(migrations: string): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const template = await templateFor(migrations);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administrate((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  return {
    url: urlOf(name),
    drop: () => administrate((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

/** Named by the content of the migrations, so that a changed one makes a new template. Test workers wait for each other. */
async function templateFor(folder: string): Promise<string> {
  const name = `template_${fingerprint(folder)}`;
  await administrate(async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 1) return;
    await client.query(`CREATE DATABASE ${name}_raw`);
    await applyMigrations(urlOf(`${name}_raw`), folder);
    // A template must have no session on it; renaming also makes "exists" mean "is complete".
    await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [`${name}_raw`]);
    await client.query(`ALTER DATABASE ${name}_raw RENAME TO ${name}`);
  });
  return name;
}

function fingerprint(folder: string): string {
  const hash = createHash('sha256');
  for (const entry of readdirSync(folder, { withFileTypes: true }).filter((each) => each.isDirectory())) {
    hash.update(entry.name).update(readFileSync(join(folder, entry.name, 'migration.sql')));
  }
  return hash.digest('hex').slice(0, 12);
}

function urlOf(database: string): string {
  const url = new URL(testServers().postgresUrl);
  url.pathname = `/${database}`;
  return url.toString();
}

/** The session ends with the work, and with it the advisory lock. */
async function administrate(work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: testServers().postgresUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
