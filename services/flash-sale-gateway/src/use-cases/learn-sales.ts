import { Injectable } from '@nestjs/common';
import { logger } from '@floodgate/observability';
import { Clock } from '@floodgate/runtime';
import { AllocationClient } from '../clients/allocation.client';
import { SaleBoard } from '../storage/sale-board';
import { SaleFlags } from '../storage/sale-flags';

const log = logger('learn-sales');

/** Brings this replica up to date: which sales there are, and which of the open ones are sold out. */
@Injectable()
export class LearnSales {
  constructor(
    private readonly board: SaleBoard,
    private readonly inventory: AllocationClient,
    private readonly flags: SaleFlags,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    await this.board.refresh();
    const open = this.board.listOpen(this.clock.now());
    const allocations = await this.inventory.read(open.map(({ id }) => id));
    if (!allocations) log.warn({ openCount: open.length }, 'inventory does not answer: what is sold out is not known');
    for (const allocation of allocations?.values() ?? []) this.flags.counted(allocation);
  }
}
