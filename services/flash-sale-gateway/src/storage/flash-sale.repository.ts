import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { FlashSaleNotFound } from '../domain/flash-sale.errors';
import type { AllocationAnswer, PlannedSale } from '../domain/planned-sale';
import { models } from './flash-sale.database';
import { changeableFieldsOf, saleOf, type SaleRow } from './flash-sale.rows';
import {
  CLOSE_DUE_SALES,
  GET_SALE_FOR_UPDATE,
  IS_ANYTHING_DUE,
  OPEN_DUE_SALES,
  RECORD_ANSWERS,
} from './flash-sale.sql';

interface Page {
  readonly limit: number;
  /** The last sale of the page before. */
  readonly after: string | undefined;
}

/** Who planned a sale, by which name of their own, and with which words. */
interface Origin {
  readonly createdBy: string;
  readonly idempotencyKey: string | null;
  readonly request: string;
}

type Key = Pick<Origin, 'createdBy' | 'idempotencyKey'>;

@Injectable()
export class FlashSaleRepository {
  /** @returns false when the operator's key is taken; whoever is just taking it is waited for */
  async insert(tx: Transaction, sale: PlannedSale, origin: Origin): Promise<boolean> {
    const { id, sku, createdAt } = sale;
    const data = [{ id, sku, createdAt, ...changeableFieldsOf(sale), ...origin }];
    const { count } = await models(tx).flashSale.createMany({ data, skipDuplicates: true });
    return count === 1;
  }

  /** @throws FlashSaleNotFound */
  async get(tx: Transaction, id: string): Promise<PlannedSale> {
    const row = await models(tx).flashSale.findUnique({ where: { id } });
    if (!row) throw new FlashSaleNotFound(id);
    return saleOf(row);
  }

  /** @throws FlashSaleNotFound */
  async getForUpdate(tx: Transaction, id: string): Promise<PlannedSale> {
    const [row] = await tx.$queryRawUnsafe<readonly SaleRow[]>(GET_SALE_FOR_UPDATE, id);
    if (!row) throw new FlashSaleNotFound(id);
    return saleOf(row);
  }

  /** After `getForUpdate` in the same transaction. */
  async save(tx: Transaction, sale: PlannedSale): Promise<void> {
    await models(tx).flashSale.update({ where: { id: sale.id }, data: changeableFieldsOf(sale) });
  }

  /** The sale that an earlier request with the same key has planned, and with which words. */
  async findByKey(
    tx: Transaction,
    { createdBy, idempotencyKey }: Key,
  ): Promise<{ readonly sale: PlannedSale; readonly request: string } | null> {
    if (idempotencyKey === null) return null;
    const where = { createdBy_idempotencyKey: { createdBy, idempotencyKey } };
    const row = await models(tx).flashSale.findUnique({ where });
    return row && { sale: saleOf(row), request: row.request };
  }

  /** Those of these ids that exist. */
  async findAll(tx: Transaction, ids: readonly string[]): Promise<PlannedSale[]> {
    const rows = await models(tx).flashSale.findMany({ where: { id: { in: [...ids] } } });
    return rows.map(saleOf);
  }

  /** Newest first: the ids are made in the order of time. */
  async list(tx: Transaction, { limit, after }: Page): Promise<PlannedSale[]> {
    const where = after === undefined ? {} : { id: { lt: after } };
    const rows = await models(tx).flashSale.findMany({ where, orderBy: { id: 'desc' }, take: limit });
    return rows.map(saleOf);
  }

  /** The sales that close last: everything that is open or yet to come, and what was over most recently. */
  async listClosingLast(tx: Transaction, limit: number): Promise<PlannedSale[]> {
    const rows = await models(tx).flashSale.findMany({ orderBy: { closesAt: 'desc' }, take: limit });
    return rows.map(saleOf);
  }

  async isAnythingDue(tx: Transaction, now: Date): Promise<boolean> {
    const [row] = await tx.$queryRawUnsafe<readonly { isDue: boolean }[]>(IS_ANYTHING_DUE, now);
    return row?.isDue ?? false;
  }

  /** Opens what is due, once for all replicas. @returns what this one has opened */
  async openDue(tx: Transaction, now: Date, limit: number): Promise<PlannedSale[]> {
    const rows = await tx.$queryRawUnsafe<readonly SaleRow[]>(OPEN_DUE_SALES, now, limit);
    return rows.map(saleOf);
  }

  /** Closes what is due, once for all replicas. @returns what this one has closed */
  async closeDue(tx: Transaction, now: Date, limit: number): Promise<PlannedSale[]> {
    const rows = await tx.$queryRawUnsafe<readonly SaleRow[]>(CLOSE_DUE_SALES, now, limit);
    return rows.map(saleOf);
  }

  /** Keeps the newest answer of each sale. */
  async recordAnswers(
    tx: Transaction,
    answers: readonly (AllocationAnswer & { readonly saleId: string })[],
  ): Promise<void> {
    await tx.$queryRawUnsafe(RECORD_ANSWERS, JSON.stringify(answers));
  }
}
