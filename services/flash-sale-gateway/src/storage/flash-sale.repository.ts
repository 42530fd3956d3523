import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { FlashSale } from '../domain/flash-sale';
import { FlashSaleNotFound } from '../domain/flash-sale.errors';
import { models } from './flash-sale.database';
import type { FlashSaleModel } from './generated/models';

interface Page {
  readonly limit: number;
  /** The last sale of the page before. */
  readonly after: string | undefined;
}

@Injectable()
export class FlashSaleRepository {
  async insert(tx: Transaction, sale: FlashSale): Promise<void> {
    await models(tx).flashSale.create({ data: { ...sale } });
  }

  /** @throws FlashSaleNotFound */
  async get(tx: Transaction, id: string): Promise<FlashSale> {
    const row = await models(tx).flashSale.findUnique({ where: { id } });
    if (!row) throw new FlashSaleNotFound(id);
    return saleOf(row);
  }

  /** Those of these ids that exist. */
  async findAll(tx: Transaction, ids: readonly string[]): Promise<FlashSale[]> {
    const rows = await models(tx).flashSale.findMany({ where: { id: { in: [...ids] } } });
    return rows.map(saleOf);
  }

  /** Newest first: the ids are made in the order of time. */
  async list(tx: Transaction, { limit, after }: Page): Promise<FlashSale[]> {
    const where = after === undefined ? {} : { id: { lt: after } };
    const rows = await models(tx).flashSale.findMany({ where, orderBy: { id: 'desc' }, take: limit });
    return rows.map(saleOf);
  }

  /** The sales that close last: everything that is open or yet to come, and what was over most recently. */
  async listClosingLast(tx: Transaction, limit: number): Promise<FlashSale[]> {
    const rows = await models(tx).flashSale.findMany({ orderBy: { closesAt: 'desc' }, take: limit });
    return rows.map(saleOf);
  }
}

function saleOf({ priceMinor, ...sale }: FlashSaleModel): FlashSale {
  return { ...sale, priceMinor: Number(priceMinor) };
}
