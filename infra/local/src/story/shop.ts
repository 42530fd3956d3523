import { setTimeout as delay } from 'node:timers/promises';
import type { SystemPlan } from '../plan/system-plan';
import { z } from 'zod';

const REQUEST_DEADLINE_MS = 10_000;
const FINAL_DEADLINE_MS = 30_000;
const POLL_MS = 40;
const SALE_LASTS_MS = 10 * 60_000;

const order = z.object({ id: z.string(), status: z.string(), reason: z.string().nullable(), totalMinor: z.number() });
const receipt = z.object({ id: z.string() });
const ticket = z.object({ orderId: z.string() });
const sale = z.object({ state: z.string(), counters: z.object({ free: z.number() }).nullable() });
const deliveries = z.object({ items: z.array(z.object({ body: z.string() })) });
const stock = z.object({ items: z.array(z.object({ sku: z.string(), ...counts() })) });
const problem = z.object({ title: z.string(), errors: z.array(z.object({ message: z.string() })).default([]) });

export type FinalOrder = z.output<typeof order>;

interface Purchase {
  readonly customer: string;
  readonly orderId: string | null;
  /** What the customer was told. */
  readonly says: string;
}

interface Line {
  readonly sku: string;
  readonly quantity: number;
}

/** The public API as somebody outside uses it: HTTP and a token, nothing else. */
export class Shop {
  constructor(
    private readonly plan: SystemPlan,
    private readonly tokenOf: (customer: string, role?: 'operator') => string,
  ) {}

  async placeOrder(customer: string, lines: readonly Line[], headers: Record<string, string> = {}): Promise<string> {
    const { json } = await this.send('order', '/orders', { customer, body: { lines }, headers, expects: 202 });
    return receipt.parse(json).id;
  }

  /** Asks inventory first. @returns what the shop says instead of taking the order */
  async askFirst(customer: string, lines: readonly Line[]): Promise<{ status: number; says: string }> {
    const { status, json } = await this.send('order', '/orders?check=now', { customer, body: { lines } });
    const { title, errors } = problem.parse(json);
    return { status, says: [title, ...errors.map(({ message }) => message)].join(': ') };
  }

  /** @returns the order behind the ticket, or why there is none */
  async buyInFlashSale(customer: string, saleId: string): Promise<Purchase> {
    const path = `/flash-sales/${saleId}/orders`;
    const { status, json } = await this.send('flash-sale-gateway', path, { customer, body: {} });
    if (status === 202) return { customer, orderId: ticket.parse(json).orderId, says: 'admitted' };
    return { customer, orderId: null, says: `× ${status} ${problem.parse(json).title}` };
  }

  /** So many pieces of a new SKU, for a sale of a few minutes; returns its id when they can be had. */
  async openSale(sku: string, units: number): Promise<string> {
    const stocked = { quantity: units, reason: 'for the flash sale' };
    await this.send('inventory', `/stock/${sku}/adjustments`, { isOperator: true, body: stocked, expects: 201 });
    const window = { opensAt: at(0), closesAt: at(SALE_LASTS_MS) };
    const body = { sku, name: 'Half price', allocation: units, priceMinor: 6_000, perCustomerLimit: 1, ...window };
    const planned = await this.send('flash-sale-gateway', '/flash-sales', { isOperator: true, body, expects: 201 });
    const { id } = receipt.parse(planned.json);
    const deadline = Date.now() + FINAL_DEADLINE_MS;
    while (Date.now() < deadline) {
      const { json } = await this.send('flash-sale-gateway', `/flash-sales/${id}`, { expects: 200 });
      const { state, counters } = sale.parse(json);
      if (state === 'open' && counters?.free === units) return id;
      await delay(POLL_MS);
    }
    throw new Error(`The sale ${id} did not open within ${FINAL_DEADLINE_MS / 1_000} s.`);
  }

  /** @returns the order after its payment */
  async pay(customer: string, orderId: string): Promise<FinalOrder> {
    const body = { card: 'sandbox-approve' };
    const headers = { 'idempotency-key': orderId };
    await this.send('order', `/orders/${orderId}/payment`, { customer, body, headers, expects: 200 });
    const { json } = await this.send('order', `/orders/${orderId}`, { customer, expects: 200 });
    return order.parse(json);
  }

  /** Waits for the final answer, which every accepted order gets. */
  async settled(customer: string, orderId: string): Promise<FinalOrder> {
    const deadline = Date.now() + FINAL_DEADLINE_MS;
    while (Date.now() < deadline) {
      const { status, json } = await this.send('order', `/orders/${orderId}`, { customer });
      const found = status === 200 ? order.parse(json) : undefined;
      if (found && found.status !== 'placed') return found;
      await delay(POLL_MS);
    }
    throw new Error(`Order ${orderId} has no final answer after ${FINAL_DEADLINE_MS / 1_000} s.`);
  }

  /** What the customer was told about the order; waits until something was. */
  async told(customer: string, orderId: string): Promise<readonly string[]> {
    const deadline = Date.now() + FINAL_DEADLINE_MS;
    while (Date.now() < deadline) {
      const { json } = await this.send('notification', `/deliveries?orderId=${orderId}`, { customer, expects: 200 });
      const bodies = deliveries.parse(json).items.map(({ body }) => body);
      if (bodies.length > 0) return bodies;
      await delay(POLL_MS);
    }
    throw new Error(`Nobody told ${customer} about order ${orderId} within ${FINAL_DEADLINE_MS / 1_000} s.`);
  }

  async stock() {
    const { json } = await this.send('inventory', '/stock', { expects: 200 });
    return stock.parse(json).items;
  }

  private async send(service: string, path: string, request: Request): Promise<{ status: number; json: unknown }> {
    const { customer, isOperator, body, headers, expects } = request;
    const token = isOperator ? this.tokenOf('operator', 'operator') : customer && this.tokenOf(customer);
    const response = await fetch(`${this.urlOf(service)}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(REQUEST_DEADLINE_MS),
    });
    const text = await response.text();
    if (expects !== undefined && response.status !== expects) {
      throw new Error(`${service} answered ${path} with ${response.status}: ${text}`);
    }
    return { status: response.status, json: JSON.parse(text) };
  }

  private urlOf(service: string): string {
    const port = this.plan.services.find(({ name }) => name === service)?.firstPort.port;
    return `http://127.0.0.1:${port ?? 0}`;
  }
}

interface Request {
  readonly customer?: string;
  /** Asked by somebody who runs the shop. */
  readonly isOperator?: true;
  readonly body?: object;
  readonly headers?: Record<string, string>;
  /** Any other answer ends the story. */
  readonly expects?: number;
}

function at(inMs: number): string {
  return new Date(Date.now() + inMs).toISOString();
}

function counts() {
  return { stocked: z.number(), available: z.number(), reserved: z.number(), sold: z.number() };
}
