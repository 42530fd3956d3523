import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { AllocationClient, type Availability } from '../clients/allocation.client';
import { growthOf, type SaleChange } from '../domain/planned-sale';
import { FlashSaleRepository } from '../storage/flash-sale.repository';

/** `not-asked`: nothing more is wanted than there was, or the request was answered before. */
export type AllocationCheck = Availability | { readonly outcome: 'not-asked' };

interface NewSale {
  readonly sku: string;
  /** Pieces. */
  readonly allocation: number;
  readonly createdBy: string;
  readonly idempotencyKey: string | null;
}

interface ChangedSale {
  readonly saleId: string;
  readonly change: SaleChange;
}

/** Asks inventory before anything is stored, so that an operator hears at once what cannot be. It promises nothing. */
@Injectable()
export class CheckAllocation {
  constructor(
    private readonly sales: FlashSaleRepository,
    private readonly inventory: AllocationClient,
  ) {}

  async execute(tx: Transaction, question: NewSale | ChangedSale): Promise<AllocationCheck> {
    const wanted = 'saleId' in question ? await this.growth(tx, question) : await this.beginning(tx, question);
    if (wanted.pieceCount === 0) return { outcome: 'not-asked' };
    return this.inventory.check(wanted.sku, wanted.pieceCount);
  }

  private async beginning(tx: Transaction, { sku, allocation, ...key }: NewSale) {
    const isRepeated = (await this.sales.findByKey(tx, key)) !== null;
    return { sku, pieceCount: isRepeated ? 0 : allocation };
  }

  private async growth(tx: Transaction, { saleId, change }: ChangedSale) {
    const sale = await this.sales.get(tx, saleId);
    return { sku: sale.sku, pieceCount: growthOf(sale, change) };
  }
}
