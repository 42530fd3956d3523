import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { signToken } from '@floodgate/runtime';
import { z } from 'zod';
import type { BenchSystem } from './bench-system';

const TOKEN_TTL_S = 6 * 60 * 60;
const SALE_LASTS_MS = 24 * 60 * 60 * 1_000;
const READY_DEADLINE_MS = 30_000;
const POLL_MS = 50;
/** What one adjustment of the stock may add. */
const ADJUSTMENT_MAX_COUNT = 1_000_000;

const sale = z.object({ id: z.string(), counters: z.object({ free: z.number() }).nullable() });

/** What somebody who runs a shop does before a sale, over the public API. */
export class Shop {
  private readonly operatorToken: string;

  constructor(private readonly system: BenchSystem) {
    this.operatorToken = this.tokenOf('bench-operator', 'operator');
  }

  tokenOf(customerId: string, role?: 'operator'): string {
    return signToken({ customerId, expiresInS: TOKEN_TTL_S, ...(role && { role }) }, this.system.plan.tokenSecret);
  }

  /** Puts so many pieces of a new SKU on stock, and returns the SKU. */
  async stock(units: number): Promise<string> {
    const sku = `BENCH-${randomUUID().slice(0, 8).toUpperCase()}`;
    for (let left = units; left > 0; left -= ADJUSTMENT_MAX_COUNT) {
      const quantity = Math.min(left, ADJUSTMENT_MAX_COUNT);
      await this.send('POST', 'inventory', `/stock/${sku}/adjustments`, { quantity, reason: 'bench' });
    }
    return sku;
  }

  /** Puts so many pieces of a new SKU on sale, open from now, and returns the sale's id when they can be had. */
  async openSale(units: number): Promise<string> {
    const sku = await this.stock(units);
    const now = Date.now();
    const planned = await this.send('POST', 'flash-sale-gateway', '/flash-sales', {
      sku,
      name: 'Bench',
      allocation: units,
      priceMinor: 100,
      perCustomerLimit: 1,
      opensAt: new Date(now).toISOString(),
      closesAt: new Date(now + SALE_LASTS_MS).toISOString(),
    });
    const { id } = sale.parse(planned);
    const deadline = Date.now() + READY_DEADLINE_MS;
    while (Date.now() < deadline) {
      const { counters } = sale.parse(await this.send('GET', 'flash-sale-gateway', `/flash-sales/${id}`));
      if (counters?.free === units) return id;
      await pause(POLL_MS);
    }
    throw new Error(`The sale ${id} did not open within ${READY_DEADLINE_MS / 1_000} s.`);
  }

  /** Asks for a ticket; returns the status of the answer. */
  async buy(path: string, token: string): Promise<number> {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${this.system.urlOf('flash-sale-gateway')}${path}`, { method: 'POST', headers });
    await response.arrayBuffer();
    return response.status;
  }

  private async send(method: string, service: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.system.urlOf(service)}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.operatorToken}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${service} answered ${method} ${path} with ${response.status}: ${text}`);
    return JSON.parse(text);
  }
}
