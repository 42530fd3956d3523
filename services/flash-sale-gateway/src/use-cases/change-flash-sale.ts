import { Injectable } from '@nestjs/common';
import { FlashSaleClosed, SetAllocation } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { changeSale, type PlannedSale, type SaleChange } from '../domain/planned-sale';
import { allocationFacts, signalFacts } from '../domain/sale-facts';
import { FlashSaleRepository } from '../storage/flash-sale.repository';

interface Request {
  readonly saleId: string;
  readonly change: SaleChange;
}

/** Restocks, shortens, ends at once, or changes what may still be changed, and tells inventory what concerns it. */
@Injectable()
export class ChangeFlashSale {
  constructor(
    private readonly sales: FlashSaleRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, { saleId, change }: Request): Promise<PlannedSale> {
    const sale = await this.sales.getForUpdate(tx, saleId);
    const changed = changeSale(sale, change, this.clock.now());
    if (changed === sale) return sale;
    await this.sales.save(tx, changed);
    if (changed.revision !== sale.revision) await this.outbox.add(tx, SetAllocation, allocationFacts(changed));
    if (changed.closedAt) await this.outbox.add(tx, FlashSaleClosed, signalFacts(changed, changed.closedAt));
    return changed;
  }
}
