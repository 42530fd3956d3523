import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { urlsOf, type RunningSystem } from './running-system';

const DEADLINE_MS = 10_000;
const READY_DEADLINE_MS = 30_000;
const POLL_MS = 100;
/** Far beyond any run. */
const SALE_LASTS_MS = 24 * 60 * 60 * 1_000;

const onSale = z.object({ sku: z.string(), allocation: z.number() });
const counters = z.object({ free: z.number(), leased: z.number(), held: z.number(), sold: z.number() });
const sale = z.object({ id: z.string(), state: z.string(), counters: counters.nullable() });
type Counters = z.output<typeof counters>;

/** What somebody who runs a shop does before and after a sale, over the public API. */
export class ShopOperator {
  constructor(
    private readonly system: RunningSystem,
    private readonly token: string,
  ) {}

  /** Puts so many pieces of a new SKU on sale, open from now, and returns the sale's id when they can be had. */
  async openSale(sku: string, units: number): Promise<string> {
    await this.send('POST', 'inventory', `/stock/${sku}/adjustments`, { quantity: units, reason: 'load test' });
    const now = Date.now();
    const { id } = sale.parse(
      await this.send('POST', 'flash-sale-gateway', '/flash-sales', {
        sku,
        name: 'Load test',
        allocation: units,
        priceMinor: 100,
        perCustomerLimit: 1,
        opensAt: new Date(now).toISOString(),
        closesAt: new Date(now + SALE_LASTS_MS).toISOString(),
      }),
    );
    const deadline = Date.now() + READY_DEADLINE_MS;
    while (Date.now() < deadline) {
      const { state, counters } = sale.parse(await this.send('GET', 'flash-sale-gateway', `/flash-sales/${id}`));
      if (state === 'open' && counters?.free === units) return id;
      await pause(POLL_MS);
    }
    throw new Error(`The sale ${id} did not open within ${READY_DEADLINE_MS / 1_000} s: is inventory running?`);
  }

  /** Where the pieces of these sales are at the moment; null when nobody can tell in time. */
  async stockOf(saleIds: readonly string[]): Promise<Counters | null> {
    try {
      const each = await Promise.all(
        saleIds.map(
          async (id) => sale.parse(await this.send('GET', 'flash-sale-gateway', `/flash-sales/${id}`)).counters,
        ),
      );
      if (each.includes(null)) return null;
      const sum = (of: keyof Counters) => each.reduce((total, counted) => total + (counted?.[of] ?? 0), 0);
      return { free: sum('free'), leased: sum('leased'), held: sum('held'), sold: sum('sold') };
    } catch {
      return null;
    }
  }

  /** Mid-sale: so many pieces in all from now on, of which the stock gets what is new. */
  async restock(saleId: string, allocation: number): Promise<void> {
    const { sku, allocation: before } = onSale.parse(
      await this.send('GET', 'flash-sale-gateway', `/flash-sales/${saleId}`),
    );
    const more = { quantity: allocation - before, reason: 'load test, mid-sale' };
    await this.send('POST', 'inventory', `/stock/${sku}/adjustments`, more);
    await this.send('PATCH', 'flash-sale-gateway', `/flash-sales/${saleId}`, { allocation });
  }

  /** Ends the sale; what is left goes back to the stock. */
  async closeSale(saleId: string): Promise<void> {
    await this.send('PATCH', 'flash-sale-gateway', `/flash-sales/${saleId}`, { closesAt: new Date().toISOString() });
  }

  private async send(method: string, service: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${urlsOf(this.system, service)[0]}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${service} answered ${method} ${path} with ${response.status}: ${text}`);
    return JSON.parse(text);
  }
}
