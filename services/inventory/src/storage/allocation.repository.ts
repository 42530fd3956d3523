import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { Allocation, AllocationChange, AllocationRequest } from '../domain/allocation';
import { CHANGE_ALLOCATION, GET_ALLOCATION_FOR_UPDATE, OPEN_ALLOCATIONS } from './allocation.sql';
import { models } from './inventory.database';
import { LOCK_STOCK, LOCK_STOCK_AND_SALES } from './locking.sql';

/** What belongs to flash sales. */
@Injectable()
export class AllocationRepository {
  /** In any sequence; sales nobody allocated anything to are missing. Takes no lock. */
  async findAll(tx: Transaction, saleIds: readonly string[]): Promise<readonly Allocation[]> {
    const rows = await models(tx).saleAllocation.findMany({ where: { saleId: { in: [...saleIds] } } });
    return rows as Allocation[];
  }

  /** Null when there is no such sale. */
  async getForUpdate(tx: Transaction, saleId: string): Promise<Allocation | null> {
    const [allocation] = await tx.$queryRawUnsafe<Allocation[]>(GET_ALLOCATION_FOR_UPDATE, saleId);
    return allocation ?? null;
  }

  /** Keeps everybody else from changing these sales and the stock they want; makes those that are new, empty. */
  async openForUpdate(tx: Transaction, requests: readonly AllocationRequest[], now: Date): Promise<void> {
    const [saleIds, skus] = [requests.map(({ saleId }) => saleId), requests.map(({ sku }) => sku)];
    await tx.$executeRawUnsafe(LOCK_STOCK, skus);
    await tx.$executeRawUnsafe(OPEN_ALLOCATIONS, saleIds, skus, now);
    await tx.$executeRawUnsafe(LOCK_STOCK_AND_SALES, skus, saleIds);
  }

  /** A sale that was opened, and what the stock has available for it: null when there is no such SKU. */
  async getOpened(tx: Transaction, { saleId, sku }: AllocationRequest) {
    const sale = await models(tx).saleAllocation.findUniqueOrThrow({ where: { saleId } });
    const stock = await models(tx).stock.findUnique({ where: { sku } });
    return { sale: sale as Allocation, available: stock?.available ?? null };
  }

  async change(
    tx: Transaction,
    { saleId, isClosed, revision }: AllocationRequest,
    { movedCount, refusal }: AllocationChange,
    now: Date,
  ): Promise<Allocation> {
    const values = [saleId, movedCount, isClosed, revision, refusal, now];
    const [changed] = await tx.$queryRawUnsafe<[Allocation]>(CHANGE_ALLOCATION, ...values);
    return changed;
  }
}
