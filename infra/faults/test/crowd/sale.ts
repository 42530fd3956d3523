import { eventually } from '@floodgate/testing';
import { z } from 'zod';
import type { System } from '../system';

const OPEN_DEADLINE_MS = 30_000;
const LASTS_MS = 60 * 60 * 1_000;

const flashSale = z.object({
  id: z.string(),
  state: z.string(),
  counters: z.object({ free: z.number(), leased: z.number(), held: z.number(), sold: z.number() }).nullable(),
});

/** A flash sale of a SKU of its own, as an operator of the shop sees it. */
export class Sale {
  private constructor(
    private readonly system: System,
    private readonly token: string,
    readonly sku: string,
    readonly id: string,
  ) {}

  /** Puts so many pieces on sale; open at once unless `opensInMs` says otherwise. */
  static async open(system: System, name: string, units: number, opensInMs = 0): Promise<Sale> {
    const token = await system.token('operator', 'operator');
    const sku = `CROWD-${name.toUpperCase()}`;
    await call(system, token, ['POST', 'inventory', `/stock/${sku}/adjustments`], { quantity: units, reason: 'test' });
    const window = { opensAt: at(opensInMs), closesAt: at(opensInMs + LASTS_MS) };
    const body = { sku, name, allocation: units, priceMinor: 100, perCustomerLimit: 1, ...window };
    const { id } = flashSale.parse(await call(system, token, ['POST', 'flash-sale-gateway', '/flash-sales'], body));
    const sale = new Sale(system, token, sku, id);
    await eventually(async () => {
      const { state, counters } = await sale.look();
      expect({ state, free: counters?.free }).toEqual({ state: opensInMs > 0 ? 'upcoming' : 'open', free: units });
    }, OPEN_DEADLINE_MS);
    return sale;
  }

  async look(): Promise<z.output<typeof flashSale>> {
    return flashSale.parse(await this.call('GET'));
  }

  /** So many pieces more, in the middle of it. */
  async restock(more: number, allocation: number): Promise<void> {
    const stock = { quantity: more, reason: 'restock' };
    await call(this.system, this.token, ['POST', 'inventory', `/stock/${this.sku}/adjustments`], stock);
    await this.call('PATCH', { allocation });
  }

  async close(): Promise<void> {
    await this.call('PATCH', { closesAt: at(0) });
  }

  private call(method: string, body?: object): Promise<unknown> {
    return call(this.system, this.token, [method, 'flash-sale-gateway', `/flash-sales/${this.id}`], body);
  }
}

async function call(
  system: System,
  token: string,
  [method, service, path]: readonly [method: string, service: string, path: string],
  body?: object,
): Promise<unknown> {
  const response = await fetch(`${await system.urlOf(service)}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${service} answered ${method} ${path} with ${response.status}: ${text}`);
  return JSON.parse(text);
}

function at(inMs: number): string {
  return new Date(Date.now() + inMs).toISOString();
}
