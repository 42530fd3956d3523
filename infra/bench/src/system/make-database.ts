import { Client } from 'pg';
import type { BenchSystem } from './bench-system';

/** An empty database beside those of the services. */
export async function makeDatabase(system: BenchSystem, name: string): Promise<void> {
  const admin = new Client({ connectionString: system.adminDatabaseUrl('postgres') });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE "${name}"`);
  } finally {
    await admin.end();
  }
}
