import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../plan/seeded-random';

/** Shares of the confirmed tickets, 0 to 1. */
interface Intentions {
  readonly pay: number;
  readonly cancel: number;
  readonly seed: number;
}

const requests = {
  pay: { path: 'payment', body: { card: 'sandbox-approve' } },
  cancel: { path: 'cancellation', body: undefined },
} as const;
const DEADLINE_MS = 30_000;
const POLL_MS = 10;

/** What customers do with a confirmed ticket: pay, cancel, or nothing. What became of it is heard from the events. */
export class Winners {
  /** Acts that were answered with 5xx, or not at all. */
  readonly failures: string[] = [];
  private readonly tokens = new Map<string, string>();
  private readonly acting = new Set<Promise<void>>();
  private readonly chance: () => number;

  constructor(
    private readonly orderUrl: string,
    private readonly intentions: Intentions,
  ) {
    this.chance = seededRandom(intentions.seed + 1);
  }

  /** Requests that have no answer yet. */
  get busyCount(): number {
    return this.acting.size;
  }

  owns(orderId: string, token: string): void {
    this.tokens.set(orderId, token);
  }

  won(orderId: string): void {
    const { pay, cancel } = this.intentions;
    const chance = this.chance();
    if (chance >= pay + cancel) return;
    const acting = this.send(chance < pay ? 'pay' : 'cancel', orderId).finally(() => this.acting.delete(acting));
    this.acting.add(acting);
  }

  private async send(intention: keyof typeof requests, orderId: string): Promise<void> {
    const { path, body } = requests[intention];
    const headers = { authorization: `Bearer ${await this.tokenOf(orderId)}`, 'idempotency-key': orderId };
    const response = await fetch(`${this.orderUrl}/orders/${orderId}/${path}`, {
      method: 'POST',
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(DEADLINE_MS),
    }).catch(() => undefined);
    await response?.arrayBuffer().catch(() => undefined);
    const status = response?.status ?? 'no answer';
    if (typeof status === 'string' || status >= 500) this.failures.push(`${intention} ${orderId}: ${status}`);
  }

  /** The event may be heard before our own 202 has been read. */
  private async tokenOf(orderId: string): Promise<string> {
    const deadline = performance.now() + DEADLINE_MS;
    while (performance.now() < deadline) {
      const token = this.tokens.get(orderId);
      if (token !== undefined) return token;
      await pause(POLL_MS);
    }
    return '';
  }
}
