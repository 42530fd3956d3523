import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { NowAvailable } from '../domain/allocation';
import type { Release, ReservationAnswer, ReservationRequest } from '../domain/reservation';
import { LOCK_RESERVED, LOCK_STOCK_AND_SALES } from './locking.sql';
import {
  CLOSE_CANCELLED,
  RELEASE_CANCELLED,
  RELEASE_EXPIRED,
  RELEASE_REFUNDED,
  SELL_RESERVATIONS,
} from './release.sql';
import { RESERVE_LINES } from './reservation.sql';
import { RESERVE_TICKETS } from './ticket.sql';

/** What was given back, and the sales that have something to lease again because of it. */
export interface Released {
  readonly released: readonly Release[];
  readonly nowAvailable: readonly NowAvailable[];
}

@Injectable()
export class ReservationRepository {
  /** Keeps everybody else from changing the stock and the sales of these, for whoever changes both. */
  async lockFor(tx: Transaction, requests: readonly ReservationRequest[]): Promise<void> {
    const skus = distinct(requests.flatMap(({ lines }) => lines.map(({ sku }) => sku)));
    const saleIds = distinct(requests.flatMap(({ ticket }) => (ticket === undefined ? [] : [ticket.saleId])));
    await tx.$executeRawUnsafe(LOCK_STOCK_AND_SALES, skus, saleIds);
  }

  /** Answers in any sequence; a request without an answer has to be made again, behind those that were held just now. */
  reserve(tx: Transaction, requests: readonly ReservationRequest[], now: Date): Promise<ReservationAnswer[]> {
    const { orderIds, skus, quantities } = columnsOf(requests);
    return tx.$queryRawUnsafe<ReservationAnswer[]>(RESERVE_LINES, orderIds, skus, quantities, now);
  }

  /** The same for orders of flash sales, behind `lockFor`. */
  reserveTickets(tx: Transaction, requests: readonly ReservationRequest[], now: Date): Promise<ReservationAnswer[]> {
    const { orderIds, saleIds, leaseIds, skus, quantities } = columnsOf(requests);
    const values = [orderIds, saleIds, leaseIds, skus, quantities, now];
    return tx.$queryRawUnsafe<ReservationAnswer[]>(RESERVE_TICKETS, ...values);
  }

  /** Held pieces become sold; orders without any are left as they are. */
  async sell(tx: Transaction, orderIds: readonly string[], now: Date): Promise<void> {
    await tx.$executeRawUnsafe(LOCK_RESERVED, orderIds);
    await tx.$executeRawUnsafe(SELL_RESERVATIONS, orderIds, now);
  }

  async releaseExpired(tx: Transaction, orderIds: readonly string[], now: Date): Promise<Released> {
    await tx.$executeRawUnsafe(LOCK_RESERVED, orderIds);
    const [released] = await tx.$queryRawUnsafe<[Released]>(RELEASE_EXPIRED, orderIds, now);
    return released;
  }

  async releaseRefunded(tx: Transaction, orderIds: readonly string[], now: Date): Promise<Released> {
    await tx.$executeRawUnsafe(LOCK_RESERVED, orderIds);
    const [released] = await tx.$queryRawUnsafe<[Released]>(RELEASE_REFUNDED, orderIds, now);
    return released;
  }

  /** Also keeps those that were not placed here yet from reserving anything. */
  async releaseCancelled(tx: Transaction, cancelled: readonly ReservationRequest[], now: Date): Promise<Released> {
    const { orderIds, saleIds, skus, quantities } = columnsOf(cancelled);
    await this.lockFor(tx, cancelled);
    const values = [orderIds, saleIds, skus, quantities, now];
    const [released] = await tx.$queryRawUnsafe<[Released]>(RELEASE_CANCELLED, ...values);
    return released;
  }

  /** Of these orders, those that were cancelled before they were placed; each is named once, however often it is asked. */
  async closeCancelled(tx: Transaction, orderIds: readonly string[], now: Date): Promise<ReadonlySet<string>> {
    const rows = await tx.$queryRawUnsafe<{ orderId: string }[]>(CLOSE_CANCELLED, orderIds, now);
    return new Set(rows.map(({ orderId }) => orderId));
  }
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

/** One element per order and SKU. */
function columnsOf(requests: readonly ReservationRequest[]) {
  const lines = requests.flatMap(({ orderId, ticket, lines }) => lines.map((line) => ({ orderId, ticket, ...line })));
  return {
    orderIds: lines.map(({ orderId }) => orderId),
    saleIds: lines.map(({ ticket }) => ticket?.saleId ?? null),
    leaseIds: lines.map(({ ticket }) => ticket?.leaseId ?? null),
    skus: lines.map(({ sku }) => sku),
    quantities: lines.map(({ quantity }) => quantity),
  };
}
