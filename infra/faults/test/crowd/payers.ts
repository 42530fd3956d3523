import { setTimeout as pause } from 'node:timers/promises';
import type { Buyer, Crowd } from './crowd';

const LOOK_AGAIN_MS = 250;

/** Every second of those who have a ticket pays it, as soon as it may be paid; the others never do. */
export class Payers {
  private isStopped = false;
  readonly paying: Promise<void>;

  constructor(
    private readonly orderUrl: string,
    private readonly crowd: Crowd,
    private readonly buyers: readonly Buyer[],
  ) {
    this.paying = this.pay();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.paying;
  }

  private async pay(): Promise<void> {
    const done = new Set<string>();
    while (!this.isStopped) {
      const willing = this.buyers.filter(({ customer }, index) => index % 2 === 0 && !done.has(customer));
      for (const { customer, token } of willing) {
        const orderId = this.crowd.tickets.get(customer);
        if (orderId !== undefined && (await this.payOne(orderId, token))) done.add(customer);
      }
      await pause(LOOK_AGAIN_MS);
    }
  }

  /** False while the order is not confirmed yet. */
  private async payOne(orderId: string, token: string): Promise<boolean> {
    const response = await fetch(`${this.orderUrl}/orders/${orderId}/payment`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': orderId },
      body: JSON.stringify({ card: 'sandbox-approve' }),
    });
    await response.text();
    return response.ok;
  }
}
