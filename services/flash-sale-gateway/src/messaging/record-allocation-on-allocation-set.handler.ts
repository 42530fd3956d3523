import { AllocationSet } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { RecordAllocations } from '../use-cases/record-allocations';

@Handles(AllocationSet)
export class RecordAllocationOnAllocationSet {
  constructor(private readonly recordAllocations: RecordAllocations) {}

  handleBatch(events: readonly AllocationSet[], tx: Transaction): Promise<void> {
    return this.recordAllocations.execute(
      tx,
      events.map(({ data }) => data),
    );
  }
}
