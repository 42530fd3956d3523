import type {
  OrderCancelled,
  OrderConfirmed,
  OrderExpired,
  OrderPaid,
  OrderRefunded,
  OrderRejected,
} from '@floodgate/contracts';
import type { OwnedTicket } from '../domain/ticket';

/** Everything that order says of an order after it was placed. */
export type Result = OrderConfirmed | OrderRejected | OrderPaid | OrderExpired | OrderCancelled | OrderRefunded;

type Step = Pick<OwnedTicket, 'status' | 'changedAt'> & Partial<Pick<OwnedTicket, 'reason' | 'payBy'>>;

/** Those that are tickets of a flash sale; normal orders are nobody's business here. */
export function ticketsIn(results: readonly Result[]): readonly OwnedTicket[] {
  const tickets: OwnedTicket[] = [];
  for (const { data } of results) {
    const { orderId, saleId, customerId } = data;
    if (saleId !== null) tickets.push({ orderId, saleId, customerId, reason: null, payBy: null, ...stepOf(data) });
  }
  return tickets;
}

function stepOf(data: Result['data']): Step {
  if ('confirmedAt' in data) return { status: 'confirmed', changedAt: data.confirmedAt, payBy: data.payBy ?? null };
  if ('rejectedAt' in data) return { status: 'rejected', changedAt: data.rejectedAt, reason: data.reason };
  if ('paidAt' in data) return { status: 'paid', changedAt: data.paidAt };
  if ('expiredAt' in data) return { status: 'expired', changedAt: data.expiredAt };
  if ('cancelledAt' in data) return { status: 'cancelled', changedAt: data.cancelledAt };
  return { status: 'refunded', changedAt: data.refundedAt, reason: data.reason };
}
