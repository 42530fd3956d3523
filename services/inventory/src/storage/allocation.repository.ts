import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { Allocation, AllocationChange, AllocationRequest } from '../domain/allocation';
import { CHANGE_ALLOCATION, LOCK_ALLOCATION, LOCK_STOCK, OPEN_ALLOCATION } from './allocation.sql';
import { models } from './inventory.database';

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
    const [allocation] = await tx.$queryRawUnsafe<Allocation[]>(LOCK_ALLOCATION, saleId);
    return allocation ?? null;
  }

  /** The sale, made empty when it is new, and what its SKU has available: null when there is no such SKU. */
  async openForUpdate(tx: Transaction, { saleId, sku }: AllocationRequest, now: Date) {
    const [stock] = await tx.$queryRawUnsafe<{ available: number }[]>(LOCK_STOCK, sku);
    await tx.$executeRawUnsafe(OPEN_ALLOCATION, saleId, sku, now);
    const [sale] = await tx.$queryRawUnsafe<[Allocation]>(LOCK_ALLOCATION, saleId);
    return { sale, available: stock?.available ?? null };
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
