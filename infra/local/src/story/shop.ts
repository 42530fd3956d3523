import { setTimeout as delay } from 'node:timers/promises';
import type { SystemPlan } from '../plan/system-plan';
import { z } from 'zod';

const REQUEST_DEADLINE_MS = 10_000;
const FINAL_DEADLINE_MS = 30_000;
const POLL_MS = 40;

const order = z.object({ id: z.string(), status: z.string(), reason: z.string().nullable(), totalMinor: z.number() });
const receipt = z.object({ id: z.string() });
const ticket = z.object({ orderId: z.string() });
const deliveries = z.object({ items: z.array(z.object({ body: z.string() })) });
const stock = z.object({ items: z.array(z.object({ sku: z.string(), ...counts() })) });
const problem = z.object({ title: z.string(), errors: z.array(z.object({ message: z.string() })).default([]) });

export type FinalOrder = z.output<typeof order>;

interface Line {
  readonly sku: string;
  readonly quantity: number;
}

/** The public API as somebody outside uses it: HTTP and a token, nothing else. */
export class Shop {
  constructor(
    private readonly plan: SystemPlan,
    private readonly tokenOf: (customer: string) => string,
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

  /** @returns the order behind the ticket, or undefined when the gateway turned the customer away */
  async buyInFlashSale(customer: string, saleId: string): Promise<string | undefined> {
    const path = `/flash-sales/${saleId}/orders`;
    const { status, json } = await this.send('flash-sale-gateway', path, { customer, body: {} });
    return status === 202 ? ticket.parse(json).orderId : undefined;
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
    const { customer, body, headers, expects } = request;
    const response = await fetch(`${this.urlOf(service)}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        ...(customer && { authorization: `Bearer ${this.tokenOf(customer)}` }),
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
  readonly body?: object;
  readonly headers?: Record<string, string>;
  /** Any other answer ends the story. */
  readonly expects?: number;
}

function counts() {
  return { stocked: z.number(), available: z.number(), reserved: z.number(), sold: z.number() };
}
