import { z } from 'zod';

const RETRY_PAUSE_MS = 200;
const REQUEST_DEADLINE_MS = 5_000;
const accepted = z.object({ id: z.string() });

export interface StreamTarget {
  readonly orderUrl: string;
  readonly token: string;
}

/**
 * Posts orders at a steady rate, as a patient customer does: no answer, or a 5xx, is asked again with the same
 * idempotency key until it is accepted. What was accepted once is owed an answer.
 */
export class OrderStream {
  readonly acceptedIds = new Set<string>();
  private readonly pending = new Set<Promise<void>>();
  private readonly givenUp = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private count = 0;

  constructor(
    private readonly target: StreamTarget,
    private readonly name: string,
    ordersPerSecond: number,
  ) {
    this.timer = setInterval(() => this.begin(), 1_000 / ordersPerSecond);
  }

  /** No more orders; resolves when each that was begun is accepted. */
  async end(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all(this.pending);
  }

  /** Forgets what was not accepted yet: for a test that has failed. */
  giveUp(): void {
    clearInterval(this.timer);
    this.givenUp.abort();
  }

  private begin(): void {
    this.count += 1;
    const order = this.order(`${this.name}-${this.count}`, this.count).finally(() => this.pending.delete(order));
    this.pending.add(order);
  }

  private async order(key: string, number: number): Promise<void> {
    // Every fifth wants two things, every tenth more than there is: confirmed and rejected orders travel together.
    const lines = [
      { sku: 'SKU-1', quantity: 1 },
      ...(number % 5 === 0 ? [{ sku: 'SKU-2', quantity: 2 }] : []),
      ...(number % 10 === 0 ? [{ sku: 'SKU-RARE', quantity: 9_000 }] : []),
    ];
    while (!this.givenUp.signal.aborted) {
      const id = await this.tryOnce(key, lines);
      if (id !== undefined) {
        this.acceptedIds.add(id);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_PAUSE_MS));
    }
  }

  private async tryOnce(key: string, lines: readonly object[]): Promise<string | undefined> {
    try {
      const response = await fetch(`${this.target.orderUrl}/orders`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${this.target.token}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify({ lines }),
        signal: AbortSignal.timeout(REQUEST_DEADLINE_MS),
      });
      if (response.status === 202) return accepted.parse(await response.json()).id;
      if (response.status < 500) throw new RefusedOrder(`${response.status}: ${await response.text()}`);
      return undefined;
    } catch (error) {
      if (error instanceof RefusedOrder) throw error;
      return undefined;
    }
  }
}

/** An answer that no patience changes: the test itself is wrong. */
class RefusedOrder extends Error {}
