import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyMigrations } from '@floodgate/persistence';
import { Client } from 'pg';
import { createServiceDatabase } from './create-service-database';

export interface PreparedDatabase {
  readonly appliedMigrations: readonly string[];
  readonly isSeeded: boolean;
}

interface Preparation {
  readonly adminUrl: string;
  readonly name: string;
  readonly password: string;
  /** The service's prisma folder: `migrations/` and, where there is one, `seed.sql`. */
  readonly prismaFolder: string;
}

/** Database and role of one service, its migrations and its seed, both as that role. Idempotent. */
export async function prepareServiceDatabase(preparation: Preparation): Promise<PreparedDatabase> {
  const { adminUrl, name, password, prismaFolder } = preparation;
  await createServiceDatabase({ adminUrl, database: name, role: name, password });
  const url = urlOf(adminUrl, name, password);
  const appliedMigrations = await applyMigrations(url, join(prismaFolder, 'migrations'));
  return { appliedMigrations, isSeeded: await seed(url, join(prismaFolder, 'seed.sql')) };
}

async function seed(url: string, file: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // Several statements in one query are one transaction.
    await client.query(readFileSync(file, 'utf8'));
    return true;
  } finally {
    await client.end();
  }
}

function urlOf(adminUrl: string, name: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = name;
  url.password = password;
  url.pathname = name;
  return url.href;
}
