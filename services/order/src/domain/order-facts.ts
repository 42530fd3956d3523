import type { Order, OrderLine } from './order';

/** What is told about an order when it is placed, however it came to us. */
export interface PlacedFacts {
  readonly orderId: string;
  readonly customerId: string;
  readonly saleId: string | null;
  readonly lines: OrderLine[];
  readonly totalMinor: number;
  readonly placedAt: string;
  /** The lease whose permits were spent on this ticket. */
  readonly leaseId?: string | undefined;
}

export function placedFacts(order: Order, leaseId?: string): PlacedFacts {
  const { id, customerId, saleId, lines, totalMinor, placedAt } = order;
  return { orderId: id, customerId, saleId, lines: [...lines], totalMinor, placedAt: placedAt.toISOString(), leaseId };
}
