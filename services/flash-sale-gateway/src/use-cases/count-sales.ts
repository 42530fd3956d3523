import { Injectable } from '@nestjs/common';
import { Clock } from '@floodgate/runtime';
import { AllocationClient } from '../clients/allocation.client';
import type { SaleCounters } from '../domain/sale-counters';
import { SaleFlags } from '../storage/sale-flags';

/** What inventory counts of these sales right now. What it says is believed everywhere: the flags are set by it. */
@Injectable()
export class CountSales {
  constructor(
    private readonly inventory: AllocationClient,
    private readonly flags: SaleFlags,
    private readonly clock: Clock,
  ) {}

  async execute(saleIds: readonly string[]): Promise<SaleCounters> {
    const bySale = await this.inventory.read(saleIds);
    for (const allocation of bySale?.values() ?? []) this.flags.counted(allocation);
    return { at: this.clock.now(), bySale, soldOut: new Set(saleIds.filter((saleId) => this.flags.isSoldOut(saleId))) };
  }
}
