import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { z } from 'zod';
import { postOf } from '../load/request';
import type { BenchSystem } from '../system/bench-system';
import { Shop } from '../system/shop';
import type { Contestant, Orders, Refusals, Settlement } from './contestant';
import { untilRecorded } from './quiet';
import { COUNT_CONFIRMED, COUNT_DELIVERED, LAST_DELIVERIES } from './settlement.sql';

const confirmed = z.object({ rows: z.tuple([z.object({ settled: z.number(), rejected: z.number() })]) });
const delivered = z.object({ rows: z.tuple([z.object({ told: z.number() })]) });
const lastDeliveries = z.object({ rows: z.array(z.object({ customer_id: z.string(), at_ms: z.number() })) });

const GONE = 410;
const REFUSED_CUSTOMERS_COUNT = 2_000;

/** Floodgate itself: tickets of a flash sale, each customer with a token made beforehand. */
export class SystemContestant implements Contestant {
  readonly name = 'system';
  private readonly orders: Pool;
  private readonly notifications: Pool;
  private readonly shop: Shop;

  constructor(private readonly system: BenchSystem) {
    this.shop = new Shop(system);
    this.orders = new Pool({ connectionString: system.databaseUrlOf('order'), max: 1 });
    this.notifications = new Pool({ connectionString: system.databaseUrlOf('notification'), max: 1 });
    for (const pool of [this.orders, this.notifications]) pool.on('error', () => undefined);
  }

  async prepare(count: number): Promise<Orders> {
    const saleId = await this.shop.openSale(count);
    const crowd = `bench-${randomUUID().slice(0, 8)}`;
    const path = `/flash-sales/${saleId}/orders`;
    const requests = Array.from({ length: count }, (_, index) =>
      postOf({ path, token: this.shop.tokenOf(`${crowd}-${index}`) }),
    );
    // A dot comes right after the hyphen that ends the prefix of every customer of this crowd.
    const range = [`${crowd}-`, `${crowd}.`];
    const settlement = () => this.settlementOf(range);
    const settledAtMs = async () => {
      const { rows } = lastDeliveries.parse(await this.notifications.query(LAST_DELIVERIES, range));
      return new Map(rows.map(({ customer_id, at_ms }) => [Number(customer_id.split('-').at(-1)), at_ms]));
    };
    return { port: this.port, requests, settlement, settledAtMs };
  }

  /** A sale of one piece, which is gone. */
  async prepareRefusals(): Promise<Refusals> {
    const crowd = randomUUID().slice(0, 8);
    const path = `/flash-sales/${await this.shop.openSale(1)}/orders`;
    const [winner = '', ...tokens] = Array.from({ length: REFUSED_CUSTOMERS_COUNT }, (_, index) =>
      this.shop.tokenOf(`${crowd}-${index}`),
    );
    await this.shop.buy(path, winner);
    for (const token of tokens) if ((await this.shop.buy(path, token)) === GONE) break;
    return { port: this.port, requests: tokens.map((token) => postOf({ path, token })), status: GONE };
  }

  pids(): ReadonlyMap<string, number> {
    return this.system.pids();
  }

  untilQuiet(signal: AbortSignal): Promise<void> {
    return untilRecorded(this.system, signal);
  }

  /** It keeps running: idle, it takes next to nothing from the others. */
  rest(signal: AbortSignal): Promise<void> {
    return this.untilQuiet(signal);
  }

  async close(): Promise<void> {
    await Promise.all([this.orders.end(), this.notifications.end()]);
  }

  private get port(): number {
    return Number(new URL(this.system.urlOf('flash-sale-gateway')).port);
  }

  private async settlementOf(range: readonly string[]): Promise<Settlement> {
    const [{ settled, rejected }] = confirmed.parse(await this.orders.query(COUNT_CONFIRMED, [...range])).rows;
    if (rejected > 0) throw new Error(`${rejected} orders were rejected, although there are pieces for all.`);
    const [{ told }] = delivered.parse(await this.notifications.query(COUNT_DELIVERED, [...range])).rows;
    return { settled, told };
  }
}
