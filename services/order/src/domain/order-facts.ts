import type { Order, OrderLine } from './order';

/** What is told about an order when it is placed, however it came to us. */
export interface PlacedFacts {
  readonly orderId: string;
  readonly customerId: string;
  readonly saleId: string | null;
  readonly lines: OrderLine[];
  readonly totalMinor: number;
  readonly placedAt: string;
}

export function placedFacts({ id, customerId, saleId, lines, totalMinor, placedAt }: Order): PlacedFacts {
  return { orderId: id, customerId, saleId, lines: [...lines], totalMinor, placedAt: placedAt.toISOString() };
}
