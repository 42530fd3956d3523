import { SetAllocation } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { AllocateStock } from '../use-cases/allocate-stock';

@Handles(SetAllocation)
export class SetAllocationHandler {
  constructor(private readonly allocateStock: AllocateStock) {}

  handleBatch(commands: readonly SetAllocation[], tx: Transaction): Promise<void> {
    return this.allocateStock.execute(
      tx,
      commands.map(({ data }) => data),
    );
  }
}
