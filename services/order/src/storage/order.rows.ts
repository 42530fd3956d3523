import type { Order, OrderLine, OrderSummary, Transition } from '../domain/order';
import type { OrderStatus } from '../domain/order-status';
import type { OrderModel } from './generated/models';

/** An order's row with the columns its summary needs. */
export type SummaryRow = Omit<OrderModel, 'idempotencyKey' | 'lines' | 'history'>;

/** A move as `order.sql.ts` writes it into the row. */
interface StoredMove {
  readonly status: string;
  readonly at: string;
  readonly reason?: string;
}

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

/** What stands in the row as JSON is what we wrote there. */
export function orderOf(row: SummaryRow & Pick<OrderModel, 'lines'>): Order {
  return { ...summaryOf(row), lines: row.lines as unknown as readonly OrderLine[] };
}

export function historyOf({ history }: Pick<OrderModel, 'history'>): Transition[] {
  const moves = history as unknown as readonly StoredMove[];
  return moves.map(({ status, at, reason = null }) => ({ status: statusOf(status), at: new Date(at), reason }));
}

/** A CHECK constraint keeps every other word out of the column. */
function statusOf(status: string): OrderStatus {
  return status as OrderStatus;
}
