import { Agent, request, type IncomingMessage } from 'node:http';
import { z } from 'zod';

/** Somebody who was turned away comes again after at most this long, however long they were told to wait. */
const PATIENCE_MAX_MS = 1_000;
const REQUEST_DEADLINE_MS = 30_000;
/** Less than the 65 s of our servers: of a connection that both close at once, the request just sent would be lost. */
const IDLE_MAX_MS = 20_000;

const ticket = z.object({ orderId: z.string() });
const problem = z.object({ type: z.string() });

/** What one customer was told in the end. */
export interface Answer {
  readonly customer: string;
  /** 0 when there was none: the process was killed, the connection lost. */
  readonly status: number;
  /** Of whoever got a ticket. */
  readonly orderId: string | null;
}

export interface Buyer {
  readonly customer: string;
  readonly token: string;
}

/** Thousands of customers who all want the same thing in the same moment, each at one of several doors. */
export class Crowd {
  /** Everything anybody was told, also those who came again; refusals by their reason, lost connections by their error. */
  readonly reasons = new Map<string, number>();
  readonly told = new Map<number, number>();
  readonly tickets = new Map<string, string>();
  private readonly agents: readonly Agent[];
  private isOver = false;

  constructor(
    private readonly gateways: readonly string[],
    readonly buyers: readonly Buyer[],
  ) {
    this.agents = gateways.map(() => new Agent({ keepAlive: true, maxSockets: Infinity, timeout: IDLE_MAX_MS }));
  }

  /** Everybody asks once, all at once. */
  rush(saleId: string): Promise<readonly Answer[]> {
    return Promise.all(this.buyers.map((buyer, index) => this.ask(saleId, buyer, index)));
  }

  /** Everybody asks until they have a ticket, or it is over. A lost connection is no answer: they try the next door. */
  async rushPatiently(saleId: string): Promise<void> {
    await Promise.all(this.buyers.map((buyer, index) => this.insist(saleId, buyer, index)));
  }

  /** What anybody was told with another status than these. */
  rudeness(allowed: readonly number[]): readonly string[] {
    return [...this.reasons.keys()].filter((reason) => !allowed.includes(Number.parseInt(reason, 10)));
  }

  /** The same customer so many times, at all doors. */
  multiplied(times: number, buyer: Buyer): Crowd {
    return new Crowd(this.gateways, Array<Buyer>(times).fill(buyer));
  }

  /** Those who still wait go home. */
  over(): void {
    this.isOver = true;
  }

  close(): void {
    this.over();
    for (const agent of this.agents) agent.destroy();
  }

  private async insist(saleId: string, buyer: Buyer, index: number): Promise<void> {
    for (let door = index; !this.isOver; door += 1) {
      const { orderId } = await this.ask(saleId, buyer, door);
      if (orderId !== null) return;
      await new Promise((resolve) => setTimeout(resolve, PATIENCE_MAX_MS * (0.5 + Math.random() / 2)));
    }
  }

  private async ask(saleId: string, { customer, token }: Buyer, door: number): Promise<Answer> {
    const at = door % this.gateways.length;
    const { status, body } = await post(`${this.gateways[at]}/flash-sales/${saleId}/orders`, token, this.agents[at]);
    count(this.told, status);
    count(this.reasons, reasonOf(status, body));
    const orderId = status === 202 || status === 200 ? ticket.parse(JSON.parse(body)).orderId : null;
    if (orderId !== null) this.tickets.set(customer, orderId);
    return { customer, status, orderId };
  }
}

/** Of somebody who heard nothing: the code of the error that took the connection, such as ECONNRESET. */
function reasonOf(status: number, body: string): string {
  if (status === 0) return `0 ${body}`;
  return status >= 400 ? `${status} ${problem.parse(JSON.parse(body)).type}` : String(status);
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function post(url: string, token: string, agent: Agent | undefined): Promise<{ status: number; body: string }> {
  return new Promise((resolve) => {
    const nothing = (error: NodeJS.ErrnoException) => resolve({ status: 0, body: error.code ?? error.message });
    const headers = { authorization: `Bearer ${token}` };
    const sent = request(url, { method: 'POST', agent, headers, timeout: REQUEST_DEADLINE_MS }, (response) => {
      void bodyOf(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), nothing);
    });
    sent
      .on('error', nothing)
      .on('timeout', () => sent.destroy(new Error(`no answer for ${REQUEST_DEADLINE_MS / 1_000} s`)));
    sent.end();
  });
}

async function bodyOf(response: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return body;
}
