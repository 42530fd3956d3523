import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { openPaymentStatuses, type Payment, type PaymentOfOrder, type PaymentStatus } from '../domain/payment';
import { models } from './order.database';
import { paymentOfOrder } from './payment.rows';
import { INSERT_PAYMENT, LOCK_APPROVED_PAYMENT, LOCK_PAYMENTS, SAVE_PAYMENTS } from './payment.sql';

type NewPayment = Pick<Payment, 'id' | 'orderId' | 'customerId' | 'card' | 'amountMinor' | 'idempotencyKey'>;
type Locked = Pick<Payment, 'id' | 'orderId' | 'status'>;

interface Change {
  readonly paymentId: string;
  readonly status: PaymentStatus;
  readonly reason: string | null;
}

const order = { select: { status: true } } as const;

@Injectable()
export class PaymentRepository {
  /** Tells whether it was recorded: not when its key is taken, or the order has a live payment. */
  async insert(tx: Transaction, payment: NewPayment): Promise<boolean> {
    const { id, orderId, customerId, card, amountMinor, idempotencyKey } = payment;
    const inserted = await tx.$queryRawUnsafe<readonly object[]>(
      INSERT_PAYMENT,
      ...[id, orderId, customerId, card, amountMinor, idempotencyKey],
    );
    return inserted.length > 0;
  }

  /** The payment that an earlier request of this customer with the same key has recorded. */
  async findByIdempotencyKey(
    tx: Transaction,
    { customerId, idempotencyKey }: Pick<Payment, 'customerId' | 'idempotencyKey'>,
  ): Promise<PaymentOfOrder | null> {
    if (idempotencyKey === null) return null;
    const where = { customerId_idempotencyKey: { customerId, idempotencyKey } };
    const row = await models(tx).payment.findUnique({ where, include: { order } });
    return row && paymentOfOrder(row);
  }

  /** @throws Error when there is none: whoever asks has its id from us */
  async get(tx: Transaction, paymentId: string): Promise<PaymentOfOrder> {
    const row = await models(tx).payment.findUniqueOrThrow({ where: { id: paymentId }, include: { order } });
    return paymentOfOrder(row);
  }

  async getAll(tx: Transaction, paymentIds: readonly string[]): Promise<PaymentOfOrder[]> {
    const rows = await models(tx).payment.findMany({ where: { id: { in: [...paymentIds] } }, include: { order } });
    return rows.map(paymentOfOrder);
  }

  /** Those of them without a known end. */
  async findOpen(tx: Transaction, paymentIds: readonly string[]): Promise<PaymentOfOrder[]> {
    const where = { id: { in: [...paymentIds] }, status: { in: [...openPaymentStatuses] } };
    const rows = await models(tx).payment.findMany({ where, include: { order } });
    return rows.map(paymentOfOrder);
  }

  /** Those of them without a known end, for this transaction alone. */
  async lockOpen(tx: Transaction, paymentIds: readonly string[]): Promise<readonly Locked[]> {
    return tx.$queryRawUnsafe<readonly Locked[]>(LOCK_PAYMENTS, paymentIds, openPaymentStatuses);
  }

  /** The payment that paid for the order, for this transaction alone; undefined when nothing did. */
  async lockApproved(tx: Transaction, orderId: string): Promise<string | undefined> {
    const [row] = await tx.$queryRawUnsafe<readonly { id: string }[]>(LOCK_APPROVED_PAYMENT, orderId);
    return row?.id;
  }

  /** For payments that this transaction has locked. */
  async saveAll(tx: Transaction, changes: readonly Change[]): Promise<void> {
    if (changes.length > 0) await tx.$executeRawUnsafe(SAVE_PAYMENTS, JSON.stringify(changes));
  }
}
