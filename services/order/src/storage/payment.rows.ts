import type { OrderStatus } from '../domain/order-status';
import type { Payment, PaymentOfOrder, PaymentStatus } from '../domain/payment';
import type { PaymentModel } from './generated/models';

/** A CHECK constraint keeps every word that is no status out of the column. */
export function paymentOf({ amountMinor, status, ...row }: PaymentModel): Payment {
  return {
    id: row.id,
    orderId: row.orderId,
    customerId: row.customerId,
    amountMinor: Number(amountMinor),
    card: row.card,
    status: status as PaymentStatus,
    reason: row.reason,
    idempotencyKey: row.idempotencyKey,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

export function paymentOfOrder({
  order,
  ...row
}: PaymentModel & { readonly order: { readonly status: string } }): PaymentOfOrder {
  return { ...paymentOf(row), orderStatus: order.status as OrderStatus };
}
