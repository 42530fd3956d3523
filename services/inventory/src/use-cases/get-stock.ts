import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { StockUnknown } from '../domain/inventory.errors';
import type { Stock } from '../domain/stock';
import { StockRepository } from '../storage/stock.repository';

@Injectable()
export class GetStock {
  constructor(private readonly stock: StockRepository) {}

  /** @throws StockUnknown */
  async execute(tx: Transaction, sku: string): Promise<Stock> {
    const stock = await this.stock.find(tx, sku);
    if (stock === null) throw new StockUnknown(sku);
    return stock;
  }
}
