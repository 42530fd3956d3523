import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { freePort } from '@floodgate/local';
import { z } from 'zod';
import { BaselineProcesses } from '../baseline/baseline-processes';
import { clearGround } from '../baseline/ground';
import { COUNT_SETTLED } from '../baseline/tables.sql';
import { postOf } from '../load/request';
import { BASELINE } from '../system/baseline-room';
import type { BenchSystem } from '../system/bench-system';
import type { Contestant, ContestantName, Orders, Refusals } from './contestant';

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
    this.pool = new Pool({ connectionString: system.adminDatabaseUrl(BASELINE), max: 1 });
    this.pool.on('error', () => undefined);
  }

  async prepare(count: number): Promise<Orders> {
    await this.wake();
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

  /** Without a body, which Fastify would read first: nothing that the system's refusal does not do. */
  async prepareRefusals(): Promise<Refusals> {
    await this.wake();
    return { port: this.port, requests: [postOf({ path: '/reject' })], status: 429 };
  }

  pids(): ReadonlyMap<string, number> {
    const servers = [...this.system.pids()].filter(([name]) => name === 'postgres' || name === 'rabbitmq');
    return new Map([...(this.processes?.pids() ?? []), ...servers]);
  }

  /** Its last step is the last. */
  async untilQuiet(): Promise<void> {
    await Promise.resolve();
  }

  async rest(): Promise<void> {
    await this.processes?.stop();
    this.processes = undefined;
  }

  async close(): Promise<void> {
    await this.rest();
    await this.pool.end();
  }

  private async wake(): Promise<void> {
    if (this.processes !== undefined) return;
    const place = {
      brokerUrl: this.system.adminBrokerUrl(BASELINE),
      databaseUrl: this.system.adminDatabaseUrl(BASELINE),
    };
    this.port = await freePort();
    await clearGround(place);
    this.processes = await BaselineProcesses.start({ ...place, port: this.port, coalesce: this.coalesce });
  }

  private async counts() {
    return counted.parse(await this.pool.query(COUNT_SETTLED)).rows[0];
  }
}
