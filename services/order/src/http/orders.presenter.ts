import type { Order, OrderSummary, OrderWithHistory } from '../domain/order';
import { presentPayment } from './payments.presenter';
import type { OrderAnswer, OrderPage, OrderReceipt, SummaryAnswer } from './orders.api';

/** The answer to a repeated request is the answer to the first one, whatever has become of the order meanwhile. */
export function presentReceipt(
  { id, totalMinor, placedAt }: Order,
  stockCheck: OrderReceipt['stockCheck'],
): OrderReceipt {
  return { id, status: 'placed', totalMinor, placedAt: placedAt.toISOString(), stockCheck };
}

export function presentOrder({ lines, history, payments, ...order }: OrderWithHistory): OrderAnswer {
  return {
    ...presentSummary(order),
    lines: [...lines],
    history: history.map(({ at, ...transition }) => ({ ...transition, at: at.toISOString() })),
    payments: payments.map(presentPayment),
  };
}

export function presentPage(orders: readonly OrderSummary[], limit: number): OrderPage {
  const last = orders.length === limit ? orders.at(-1) : undefined;
  return { items: orders.map(presentSummary), nextCursor: last?.id ?? null };
}

export function presentSummary({ placedAt, payBy, updatedAt, ...order }: OrderSummary): SummaryAnswer {
  return {
    ...order,
    placedAt: placedAt.toISOString(),
    payBy: payBy?.toISOString() ?? null,
    updatedAt: updatedAt.toISOString(),
  };
}
