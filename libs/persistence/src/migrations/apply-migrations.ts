import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { Client, Pool } from 'pg';
import { migratingAdapter } from './migrating-adapter';
import { readMigrations } from './read-migrations';
import { loadSchemaEngine } from './schema-engine';

/** Any number will do, as long as everybody who migrates takes the same one. */
const MIGRATION_LOCK = 7_355_608;

/**
 * Applies every migration of the folder that the database does not have yet, as `prisma migrate deploy` would, and
 * writes the same `_prisma_migrations` table. Needs no native engine and no download. Two at once: one waits.
 *
 * @returns the names of the migrations it applied, oldest first
 */
export async function applyMigrations(url: string, folder: string): Promise<readonly string[]> {
  const lock = new Client({ connectionString: url });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await runEngine(url, folder);
  } finally {
    await lock.end();
  }
}

async function runEngine(url: string, folder: string): Promise<readonly string[]> {
  const { SchemaEngine } = await loadSchemaEngine();
  const pool = new Pool({ connectionString: url, max: 2, allowExitOnIdle: true });
  const adapterFactory = bindMigrationAwareSqlAdapterFactory(migratingAdapter(pool));
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, adapterFactory);
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: {
        baseDir: folder,
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
        shadowDbInitScript: '',
        migrationDirectories: readMigrations(folder).map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
        })),
      },
      filters: { externalTables: [], externalEnums: [] },
    });
    return appliedMigrationNames;
  } finally {
    engine.free();
    await pool.end();
  }
}
