import { IdempotencyKeyReused, MoveRefused, OrderNotYours, OrderTotalTooHigh, ProductsUnknown } from './order.errors';
import { mayMove, type OrderStatus } from './order-status';
import type { Payment } from './payment';

/** What a customer asks for; the price is ours to say. */
export interface WantedLine {
  readonly sku: string;
  readonly quantity: number;
}

/** What a customer sends. */
export interface OrderRequest {
  readonly customerId: string;
  readonly lines: readonly WantedLine[];
  /** The customer's own name for this request: repeating it places one order. */
  readonly idempotencyKey: string | null;
}

export interface OrderLine extends WantedLine {
  readonly unitPriceMinor: number;
}

/** An order without what is in it. */
export interface OrderSummary {
  readonly id: string;
  readonly customerId: string;
  /** The flash sale whose ticket this order is; null for a normal order. */
  readonly saleId: string | null;
  readonly status: OrderStatus;
  readonly totalMinor: number;
  /** Why it was rejected or refunded; null while it was not. */
  readonly reason: string | null;
  readonly placedAt: Date;
  /** Until when it can be paid; null before it is confirmed. */
  readonly payBy: Date | null;
  readonly updatedAt: Date;
}

export interface Order extends OrderSummary {
  readonly lines: readonly OrderLine[];
}

/** One move of an order, as its history tells it. */
export interface Transition {
  readonly status: OrderStatus;
  readonly at: Date;
  readonly reason: string | null;
}

export interface OrderWithHistory extends Order {
  /** Every move, the first one first. */
  readonly history: readonly Transition[];
  /** Every attempt to pay, the first one first. */
  readonly payments: readonly Payment[];
}

/** A line that could not be promised: how many were asked for and how many there were. */
export interface Shortage {
  readonly sku: string;
  readonly requested: number;
  readonly available: number;
}

/** Who is asking. */
export interface Reader {
  readonly customerId: string;
  readonly isOperator: boolean;
}

/** As much as a message about an order can carry. */
const TOTAL_MAX_MINOR = 1_000_000_000_000;

interface Placement {
  readonly id: string;
  readonly customerId: string;
  readonly saleId: string | null;
  readonly lines: readonly OrderLine[];
  readonly now: Date;
}

/** Field by field, here and wherever an order passes by the hundred: taking an object apart by spreading costs 5 µs. */
export function placeOrder({ id, customerId, saleId, lines, now }: Placement): Order {
  const totalMinor = lines.reduce((sum, { quantity, unitPriceMinor }) => sum + quantity * unitPriceMinor, 0);
  const beginning = { status: 'placed', reason: null, placedAt: now, payBy: null, updatedAt: now } as const;
  return { id, customerId, saleId, lines, totalMinor, ...beginning };
}

/** @throws ProductsUnknown naming every line that has no price */
export function priceLines(wanted: readonly WantedLine[], priceMinorBySku: ReadonlyMap<string, number>): OrderLine[] {
  const unknown = wanted.flatMap(({ sku }, index) => (priceMinorBySku.has(sku) ? [] : [{ index, sku }]));
  if (unknown.length > 0) throw new ProductsUnknown(unknown);
  return wanted.map(({ sku, quantity }) => ({ sku, quantity, unitPriceMinor: priceMinorBySku.get(sku) ?? 0 }));
}

/** @throws OrderTotalTooHigh */
export function assertTotalInBounds({ totalMinor }: Order): void {
  if (totalMinor > TOTAL_MAX_MINOR) throw new OrderTotalTooHigh(TOTAL_MAX_MINOR);
}

/**
 * A repeated request must ask for what the first one asked for. The stored lines are what it is compared with: they are
 * all that a request says.
 *
 * @throws IdempotencyKeyReused
 */
export function assertSameRequest({ lines }: Order, { lines: wanted }: OrderRequest): void {
  const isSame =
    lines.length === wanted.length &&
    lines.every(({ sku, quantity }, index) => wanted[index]?.sku === sku && wanted[index].quantity === quantity);
  if (!isSame) throw new IdempotencyKeyReused();
}

/** @throws OrderNotYours */
export function assertReadable({ customerId }: Pick<Order, 'customerId'>, reader: Reader): void {
  if (!reader.isOperator && reader.customerId !== customerId) throw new OrderNotYours();
}

/**
 * Paying and cancelling are for the customer alone, whoever may read.
 *
 * @throws OrderNotYours
 */
export function assertOwn(order: Pick<Order, 'customerId'>, customerId: string): void {
  if (order.customerId !== customerId) throw new OrderNotYours();
}

/** @throws MoveRefused */
export function assertPayable({ status }: Pick<Order, 'status'>): void {
  if (!mayMove(status, 'paid')) throw new MoveRefused(status, 'paid');
}
