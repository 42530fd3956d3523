import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { PlannedSale } from '../domain/planned-sale';
import { FlashSaleRepository } from '../storage/flash-sale.repository';

interface Page {
  readonly limit: number;
  /** The last sale of the page before. */
  readonly after: string | undefined;
}

/** Newest first. */
@Injectable()
export class ListFlashSales {
  constructor(private readonly sales: FlashSaleRepository) {}

  execute(tx: Transaction, page: Page): Promise<PlannedSale[]> {
    return this.sales.list(tx, page);
  }
}
