import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { Stock } from '../domain/stock';
import { StockRepository } from '../storage/stock.repository';

/** One page of what there is; `cursor` is the SKU the page before ended with. */
@Injectable()
export class ListStock {
  constructor(private readonly stock: StockRepository) {}

  async execute(tx: Transaction, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<Stock[]> {
    return this.stock.list(tx, { limit, after: cursor });
  }
}
