import { Injectable } from '@nestjs/common';

/** Some ten megabytes. A ticket that was forgotten is sent again, and is still the same order. */
const TICKETS_MAX_COUNT = 100_000;

/** The tickets this replica gave lately, so that repeating a request costs nothing. */
@Injectable()
export class RememberedTickets {
  private readonly orderIds = new Set<string>();

  has(orderId: string): boolean {
    return this.orderIds.has(orderId);
  }

  add(orderId: string): void {
    const [oldest] = this.orderIds;
    if (oldest !== undefined && this.orderIds.size >= TICKETS_MAX_COUNT) this.orderIds.delete(oldest);
    this.orderIds.add(orderId);
  }
}
