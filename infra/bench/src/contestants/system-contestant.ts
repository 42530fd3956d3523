import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { z } from 'zod';
import { postOf } from '../load/request';
import type { BenchSystem } from '../system/bench-system';
import { Shop } from '../system/shop';
import type { Contestant, Orders, Settlement } from './contestant';
import { COUNT_DELIVERED, COUNT_SETTLED_ORDERS } from './settlement.sql';

const counted = z.object({ rows: z.tuple([z.object({ count: z.number() })]) });

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
    const port = Number(new URL(this.system.urlOf('flash-sale-gateway')).port);
    return { port, requests, settlement: () => this.settlementOf(crowd) };
  }

  pids(): ReadonlyMap<string, number> {
    return this.system.pids();
  }

  /** It keeps running: idle, it takes next to nothing from the others. */
  async rest(): Promise<void> {
    await Promise.resolve();
  }

  async close(): Promise<void> {
    await Promise.all([this.orders.end(), this.notifications.end()]);
  }

  private async settlementOf(crowd: string): Promise<Settlement> {
    // A dot comes right after the hyphen that ends the prefix of every customer of this crowd.
    const range = [`${crowd}-`, `${crowd}.`];
    const settled = counted.parse(await this.orders.query(COUNT_SETTLED_ORDERS, range)).rows[0].count;
    const told = counted.parse(await this.notifications.query(COUNT_DELIVERED, range)).rows[0].count;
    return { settled, told };
  }
}
