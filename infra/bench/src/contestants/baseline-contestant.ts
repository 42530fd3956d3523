import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { freePort } from '@floodgate/local';
import { z } from 'zod';
import { BaselineProcesses } from '../baseline/baseline-processes';
import { clearGround } from '../baseline/ground';
import { COUNT_SETTLED } from '../baseline/tables.sql';
import { postOf } from '../load/request';
import type { BenchSystem } from '../system/bench-system';
import type { Contestant, ContestantName, Orders } from './contestant';

/** Both are the database and the virtual host of the baseline, on the servers of the system. */
const NAME = 'bench-baseline';
const counted = z.object({ rows: z.tuple([z.object({ settled: z.number(), told: z.number() })]) });

/** The hand-written pipeline, on the same PostgreSQL and the same RabbitMQ. Its processes run only while it has something to do. */
export class BaselineContestant implements Contestant {
  readonly name: ContestantName;
  private processes: BaselineProcesses | undefined;
  private readonly pool: Pool;
  private port = 0;

  constructor(
    private readonly system: BenchSystem,
    private readonly coalesce: boolean,
  ) {
    this.name = coalesce ? 'coalesced' : 'one message per step';
    this.pool = new Pool({ connectionString: system.adminDatabaseUrl(NAME), max: 1 });
    this.pool.on('error', () => undefined);
  }

  async prepare(count: number): Promise<Orders> {
    const place = { brokerUrl: this.system.adminBrokerUrl(NAME), databaseUrl: this.system.adminDatabaseUrl(NAME) };
    if (this.processes === undefined) {
      this.port = await freePort();
      await clearGround(place);
      this.processes = await BaselineProcesses.start({ ...place, port: this.port, coalesce: this.coalesce });
    }
    const before = await this.counts();
    const crowd = randomUUID().slice(0, 8);
    const requests = Array.from({ length: count }, (_, index) =>
      postOf({ path: '/orders', body: { sku: 'SKU-1', qty: 1, userId: `bench-${crowd}-${index}` } }),
    );
    const settlement = async () => {
      const { settled, told } = await this.counts();
      return { settled: settled - before.settled, told: told - before.told };
    };
    return { port: this.port, requests, settlement };
  }

  pids(): ReadonlyMap<string, number> {
    const servers = [...this.system.pids()].filter(([name]) => name === 'postgres' || name === 'rabbitmq');
    return new Map([...(this.processes?.pids() ?? []), ...servers]);
  }

  async rest(): Promise<void> {
    await this.processes?.stop();
    this.processes = undefined;
  }

  async close(): Promise<void> {
    await this.rest();
    await this.pool.end();
  }

  private async counts() {
    return counted.parse(await this.pool.query(COUNT_SETTLED)).rows[0];
  }
}

/** The baseline's database and virtual host. */
export async function makeRoom(system: BenchSystem): Promise<void> {
  const admin = new Pool({ connectionString: system.adminDatabaseUrl('postgres'), max: 1 });
  try {
    await admin.query(`CREATE DATABASE "${NAME}"`);
  } finally {
    await admin.end();
  }
  const { origin, username, password } = new URL(system.managementUrl);
  const authorization = `Basic ${Buffer.from(`${username}:${decodeURIComponent(password)}`).toString('base64')}`;
  const headers = { authorization, 'content-type': 'application/json' };
  const rights = JSON.stringify({ configure: '.*', write: '.*', read: '.*' });
  const vhost = await fetch(`${origin}/api/vhosts/${NAME}`, { method: 'PUT', headers });
  const allowed = await fetch(`${origin}/api/permissions/${NAME}/${username}`, {
    method: 'PUT',
    headers,
    body: rights,
  });
  if (!vhost.ok || !allowed.ok)
    throw new Error(`The broker refused a virtual host for the baseline: ${vhost.status}, ${allowed.status}`);
}
