import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { Allocation } from '../domain/allocation';
import { AllocationRepository } from '../storage/allocation.repository';

/** What these sales have right now; those nobody allocated anything to are missing. */
@Injectable()
export class FindAllocations {
  constructor(private readonly allocations: AllocationRepository) {}

  execute(tx: Transaction, saleIds: readonly string[]): Promise<readonly Allocation[]> {
    return this.allocations.findAll(tx, saleIds);
  }
}
