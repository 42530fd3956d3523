import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { PlannedSale } from '../domain/planned-sale';
import { FlashSaleRepository } from '../storage/flash-sale.repository';

@Injectable()
export class GetFlashSale {
  constructor(private readonly sales: FlashSaleRepository) {}

  execute(tx: Transaction, saleId: string): Promise<PlannedSale> {
    return this.sales.get(tx, saleId);
  }
}
