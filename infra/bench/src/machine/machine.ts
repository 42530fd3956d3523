import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { commit } from '@floodgate/local';
import { Client } from 'pg';
import { z } from 'zod';
import type { Result } from '../result/result';
import type { BenchSystem } from '../system/bench-system';

/** Somebody else works when half a core was wanted before we began. */
const BUSY_FROM_LOAD = 0.5;
const LAST_MINUTE = 0;

const version = z.object({ rows: z.tuple([z.object({ server_version: z.string() })]) });
const overview = z.object({ rabbitmq_version: z.string() });

export type Machine = Result['machine'];

/** What the figures were measured on; without it they say nothing. */
export function machineNow(): Omit<Machine, 'postgres' | 'rabbitmq'> {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    loadAverage: loadavg()[LAST_MINUTE] ?? 0,
    node: process.version,
    commit: commit(),
  };
}

export function isBusy({ loadAverage }: Pick<Machine, 'loadAverage'>): boolean {
  return loadAverage >= BUSY_FROM_LOAD;
}

export async function serverVersions(system: BenchSystem): Promise<Pick<Machine, 'postgres' | 'rabbitmq'>> {
  const client = new Client({ connectionString: system.adminDatabaseUrl('postgres') });
  await client.connect();
  try {
    const postgres = version.parse(await client.query('SHOW server_version')).rows[0].server_version;
    const { origin, username, password } = new URL(system.managementUrl);
    const authorization = `Basic ${Buffer.from(`${username}:${decodeURIComponent(password)}`).toString('base64')}`;
    const answer = await fetch(`${origin}/api/overview`, { headers: { authorization } });
    return { postgres, rabbitmq: overview.parse(await answer.json()).rabbitmq_version };
  } finally {
    await client.end();
  }
}
