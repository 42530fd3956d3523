import { CardDeclined, MoveRefused, PaymentKeyReused } from './order.errors';
import type { OrderStatus } from './order-status';

/**
 * `asked`: the provider was or will be asked, its answer is not known. `refunding`: whatever it took is to be given back.
 * `refunded`: it has said that nothing of this payment is with us, now or later.
 */
export const paymentStatuses = ['asked', 'approved', 'declined', 'refunding', 'refunded'] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

/** A payment without a known end: the provider has still to be asked. */
export const openPaymentStatuses = ['asked', 'refunding'] as const satisfies readonly PaymentStatus[];

/** What the provider is asked for. It knows a payment by our id, so asking twice takes the money once. */
export interface Charge {
  readonly paymentId: string;
  readonly amountMinor: number;
  /** The provider's word for the customer's card; never its number. */
  readonly card: string;
}

export interface Payment {
  readonly id: string;
  readonly orderId: string;
  readonly customerId: string;
  readonly amountMinor: number;
  readonly card: string;
  readonly status: PaymentStatus;
  /** Why it was declined; null while it was not. */
  readonly reason: string | null;
  /** The customer's own name for the request: repeating it is the same payment. */
  readonly idempotencyKey: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A payment, and how far its order has come. */
export interface PaymentOfOrder extends Payment {
  readonly orderStatus: OrderStatus;
}

/** What a customer sends to pay. */
export interface PaymentRequest {
  readonly orderId: string;
  readonly customerId: string;
  readonly card: string;
  readonly idempotencyKey: string | null;
}

/** What is known of a payment after the provider was asked. No answer in time is `pending`: it may have taken the money. */
export interface ProviderAnswer {
  readonly paymentId: string;
  readonly outcome: 'approved' | 'declined' | 'pending' | 'refunded';
  /** Why it was declined. */
  readonly reason: string | null;
}

/**
 * What becomes of an open payment. Money that comes for an order which cannot be paid any more is given back; once it is
 * to be given back, nothing but the provider's yes to that ends it.
 */
export function settle(status: PaymentStatus, { outcome }: ProviderAnswer, orderWasPaid: boolean): PaymentStatus {
  if (!isOpen({ status })) return status;
  if (outcome === 'refunded') return 'refunded';
  if (status === 'refunding' || outcome === 'pending') return status;
  if (outcome === 'declined') return 'declined';
  return orderWasPaid ? 'approved' : 'refunding';
}

export function isOpen({ status }: Pick<Payment, 'status'>): boolean {
  return openPaymentStatuses.some((open) => open === status);
}

/** A payment whose order ended otherwise meanwhile is not worth a question: it is only to be undone. */
export function isToBeUndone({ status, orderStatus }: PaymentOfOrder): boolean {
  return status === 'refunding' || (status === 'asked' && orderStatus !== 'confirmed');
}

/**
 * A repeated request must be about the same order and the same card.
 *
 * @throws PaymentKeyReused
 */
export function assertSamePayment({ orderId, card }: Payment, request: PaymentRequest): void {
  if (orderId !== request.orderId || card !== request.card) throw new PaymentKeyReused();
}

/**
 * @throws CardDeclined when the provider said no
 * @throws MoveRefused when the order ended otherwise while it was being paid
 */
export function assertNotRefused({ status, reason, orderStatus }: PaymentOfOrder): void {
  if (status === 'declined') throw new CardDeclined(reason ?? 'no reason given');
  if (status === 'refunding' || status === 'refunded')
    throw new MoveRefused(orderStatus, 'paid', 'The money is given back.');
}
