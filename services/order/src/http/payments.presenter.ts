import type { Payment } from '../domain/payment';
import type { PaymentAnswer, PaymentReceipt } from './payments.api';

export function presentPayment({ id, status, amountMinor, reason, updatedAt }: Payment): PaymentAnswer {
  return {
    id,
    status: status === 'asked' ? 'pending' : status,
    amountMinor,
    reason,
    at: updatedAt.toISOString(),
  };
}

export function presentReceipt(payment: Payment): PaymentReceipt {
  return { ...presentPayment(payment), orderId: payment.orderId };
}
