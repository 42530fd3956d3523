import type { Order, OrderSummary, Transition } from '../domain/order';
import type { OrderStatus } from '../domain/order-status';
import type { OrderLineModel, OrderModel, OrderTransitionModel } from './generated/models';

/** An order's row with the columns its summary needs. */
export type SummaryRow = Omit<OrderModel, 'idempotencyKey'>;

/** Money fits a JavaScript number: what is stored was checked against the bound of every message. */
export function summaryOf(row: SummaryRow): OrderSummary {
  return {
    id: row.id,
    customerId: row.customerId,
    saleId: row.saleId,
    status: statusOf(row.status),
    totalMinor: Number(row.totalMinor),
    reason: row.reason,
    placedAt: row.placedAt,
    payBy: row.payBy,
    updatedAt: row.updatedAt,
  };
}

export function orderOf(row: SummaryRow & { readonly lines: readonly OrderLineModel[] }): Order {
  const lines = row.lines.map(({ sku, quantity, unitPriceMinor }) => ({
    sku,
    quantity,
    unitPriceMinor: Number(unitPriceMinor),
  }));
  return { ...summaryOf(row), lines };
}

export function transitionOf({ status, at, reason }: OrderTransitionModel): Transition {
  return { status: statusOf(status), at, reason };
}

/** A CHECK constraint keeps every other word out of the column. */
function statusOf(status: string): OrderStatus {
  return status as OrderStatus;
}
