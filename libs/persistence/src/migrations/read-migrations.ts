import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface MigrationOnDisk {
  readonly name: string;
  readonly sql: string;
}

/** The migrations of a Prisma folder, oldest first. */
export function readMigrations(folder: string): MigrationOnDisk[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, sql: readFileSync(join(folder, name, 'migration.sql'), 'utf8') }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
