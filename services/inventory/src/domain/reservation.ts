/** So many pieces of one SKU. */
export interface StockLine {
  readonly sku: string;
  readonly quantity: number;
}

/** What an order wants held: every line of it or none. */
export interface ReservationRequest {
  readonly orderId: string;
  readonly lines: readonly StockLine[];
  /** Of a flash-sale order: it takes from what belongs to the sale. */
  readonly ticket?: Ticket | undefined;
}

export interface Ticket {
  readonly saleId: string;
  /** Whose permits were spent on it; null when the sender does not say. */
  readonly leaseId: string | null;
}

/**
 * `held` becomes `sold`, or `released` when the order ends before it is paid; `sold` becomes `refunded`. `refused` never had
 * anything. `cancelled`: the customer was faster than the order, so it is not to be reserved.
 */
export type ReservationStatus = 'held' | 'refused' | 'sold' | 'released' | 'refunded' | 'cancelled';

/** A line that could not be held. `available` is null when there is no such SKU. */
export interface UnmetLine {
  readonly sku: string;
  readonly requested: number;
  readonly available: number | null;
}

/** The one answer an order gets, however often it asks. */
export interface ReservationAnswer {
  readonly orderId: string;
  readonly status: ReservationStatus;
  readonly decidedAt: Date;
  /** Why it was refused; empty when it is held. */
  readonly unmet: readonly UnmetLine[];
}

/** What comes back when an order ends without its pieces. */
export interface Release {
  readonly orderId: string;
  readonly saleId: string | null;
  readonly lines: readonly StockLine[];
}

export type RefusalReason = 'unknown-sku' | 'insufficient-stock';

/** A SKU that does not exist is worth telling before one that ran out: waiting will not help. */
export function refusalReason(unmet: readonly UnmetLine[]): RefusalReason {
  return unmet.some(({ available }) => available === null) ? 'unknown-sku' : 'insufficient-stock';
}

/** One request per order and one line per SKU, in the sequence they came: twice three pieces are six. */
export function mergeRequests(requests: readonly ReservationRequest[]): ReservationRequest[] {
  const byOrder = new Map(requests.map((request) => [request.orderId, request]));
  return [...byOrder.values()].map((request) => ({ ...request, lines: mergeLines(request.lines) }));
}

export function mergeLines(lines: readonly StockLine[]): StockLine[] {
  const quantities = new Map<string, number>();
  for (const { sku, quantity } of lines) quantities.set(sku, (quantities.get(sku) ?? 0) + quantity);
  return [...quantities].map(([sku, quantity]) => ({ sku, quantity }));
}

/** The requests that have no answer yet. */
export function unanswered(
  requests: readonly ReservationRequest[],
  answers: readonly ReservationAnswer[],
): ReservationRequest[] {
  const answered = new Set(answers.map(({ orderId }) => orderId));
  return requests.filter(({ orderId }) => !answered.has(orderId));
}
