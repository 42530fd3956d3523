import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { AllocationAnswer } from '../domain/planned-sale';
import { FlashSaleRepository } from '../storage/flash-sale.repository';

/** Keeps what inventory answered, so that an operator can see why a sale has fewer pieces than it should. */
@Injectable()
export class RecordAllocations {
  constructor(private readonly sales: FlashSaleRepository) {}

  execute(tx: Transaction, answers: readonly (AllocationAnswer & { readonly saleId: string })[]): Promise<void> {
    return this.sales.recordAnswers(tx, answers);
  }
}
