import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { Order, OrderRequest, OrderSummary, OrderWithHistory } from '../domain/order';
import { OrderNotFound } from '../domain/order.errors';
import { statusesBefore, type OrderStatus } from '../domain/order-status';
import type { PaymentTerms } from '../domain/payment-terms';
import { models } from './order.database';
import { historyOf, orderOf, summaryOf, type SummaryRow } from './order.rows';
import { INSERT_ORDERS, MOVE_ORDERS } from './order.sql';
import { paymentOf } from './payment.rows';

interface NewOrder extends Order {
  readonly idempotencyKey?: string | null;
}

interface Page {
  /** Whose orders; everybody's when undefined. */
  readonly customerId: string | undefined;
  readonly limit: number;
  /** The last order of the page before. */
  readonly after: string | undefined;
}

/** Where a batch of orders goes. */
interface Move {
  readonly status: OrderStatus;
  readonly at: Date;
  /** For a confirmation: from then on there is so much time to pay. */
  readonly terms?: PaymentTerms;
}

/** What a summary does without. */
const omit = { lines: true, history: true } as const;
const payments = { orderBy: { id: 'asc' } } as const;

@Injectable()
export class OrderRepository {
  /** Stores orders, which begin as placed; tells the ids that were not there before. */
  async insertAll(tx: Transaction, orders: readonly NewOrder[]): Promise<ReadonlySet<string>> {
    const columns = [
      orders.map(({ id }) => id),
      orders.map(({ customerId }) => customerId),
      orders.map(({ saleId }) => saleId),
      orders.map(({ totalMinor }) => totalMinor),
      orders.map(({ idempotencyKey = null }) => idempotencyKey),
      orders.map(({ placedAt }) => placedAt.toISOString()),
      orders.map(({ lines }) => JSON.stringify(lines)),
    ];
    const inserted = await tx.$queryRawUnsafe<readonly { id: string }[]>(INSERT_ORDERS, ...columns);
    return new Set(inserted.map(({ id }) => id));
  }

  /** Moves the orders that may move to `status`, leaves the others alone, and tells which moved. */
  async moveAll(
    tx: Transaction,
    moves: readonly { readonly orderId: string; readonly reason?: string }[],
    { status, at, terms }: Move,
  ): Promise<OrderSummary[]> {
    const before = statusesBefore(status);
    const windowsMs = [terms?.orderWindowMs ?? null, terms?.ticketWindowMs ?? null];
    const orderIds = moves.map(({ orderId }) => orderId);
    const reasons = moves.map(({ reason = null }) => reason);
    const values = [orderIds, reasons, status, at, before, ...windowsMs];
    const moved = await tx.$queryRawUnsafe<readonly SummaryRow[]>(MOVE_ORDERS, ...values);
    return moved.map(summaryOf);
  }

  /** @throws OrderNotFound */
  async get(tx: Transaction, orderId: string): Promise<OrderWithHistory> {
    const row = await models(tx).order.findUnique({ where: { id: orderId }, include: { payments } });
    if (!row) throw new OrderNotFound(orderId);
    return { ...orderOf(row), history: historyOf(row), payments: row.payments.map(paymentOf) };
  }

  async find(tx: Transaction, orderId: string): Promise<OrderSummary | null> {
    const row = await models(tx).order.findUnique({ where: { id: orderId }, omit });
    return row && summaryOf(row);
  }

  /** @throws OrderNotFound */
  async getSummary(tx: Transaction, orderId: string): Promise<OrderSummary> {
    const order = await this.find(tx, orderId);
    if (!order) throw new OrderNotFound(orderId);
    return order;
  }

  /** Those that are there, in no particular order. */
  async findAll(tx: Transaction, orderIds: readonly string[]): Promise<OrderSummary[]> {
    const rows = await models(tx).order.findMany({ where: { id: { in: [...orderIds] } }, omit });
    return rows.map(summaryOf);
  }

  /** The order that an earlier request with the same key has placed. */
  async findByIdempotencyKey(tx: Transaction, { customerId, idempotencyKey }: OrderRequest): Promise<Order | null> {
    if (idempotencyKey === null) return null;
    const row = await models(tx).order.findFirst({ where: { customerId, idempotencyKey } });
    return row && orderOf(row);
  }

  /** @throws OrderNotFound */
  async getByIdempotencyKey(tx: Transaction, request: OrderRequest): Promise<Order> {
    const order = await this.findByIdempotencyKey(tx, request);
    if (!order) throw new OrderNotFound(request.idempotencyKey ?? '');
    return order;
  }

  /** Newest first. */
  async list(tx: Transaction, { customerId, limit, after }: Page): Promise<OrderSummary[]> {
    const rows = await models(tx).order.findMany({
      where: { customerId },
      omit,
      orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
      ...(after === undefined ? {} : { cursor: { id: after }, skip: 1 }),
      take: limit,
    });
    return rows.map(summaryOf);
  }
}
