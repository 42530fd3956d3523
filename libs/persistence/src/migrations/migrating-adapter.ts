import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { Pool } from 'pg';

/**
 * Prisma's adapter with one difference: it sends a migration as one script. The original splits the text at every
 * semicolon, also inside comments and function bodies.
 */
export function migratingAdapter(pool: Pool): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  return Object.assign(factory, {
    connect: async () =>
      Object.assign(await connect(), { executeScript: async (script: string) => void (await pool.query(script)) }),
  });
}
