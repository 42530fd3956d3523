import type { Pool } from 'pg';
import { readMigrations } from './read-migrations';

/** @throws Error when a migration of the folder is not applied, naming it and the command that applies it. */
export async function assertMigrated(pool: Pool, folder: string): Promise<void> {
  const applied = await appliedNames(pool);
  const missing = readMigrations(folder).filter(({ name }) => !applied.has(name));
  if (missing.length === 0) return;
  throw new Error(
    `The database lacks ${missing.length} migration(s): ${missing.map(({ name }) => name).join(', ')}. ` +
      'Run the set-up first: `node dist/infra/setup/src/main.js` (`npm run demo` and `docker compose up` do it by themselves).',
  );
}

async function appliedNames(pool: Pool): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ exists: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`,
  );
  if (rows[0]?.exists !== true) return new Set();
  const applied = await pool.query<{ migration_name: string }>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  return new Set(applied.rows.map((row) => row.migration_name));
}
