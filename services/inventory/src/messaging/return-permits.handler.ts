import { ReturnPermits } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { TakeBackPermits } from '../use-cases/take-back-permits';

@Handles(ReturnPermits)
export class ReturnPermitsHandler {
  constructor(private readonly takeBackPermits: TakeBackPermits) {}

  handleBatch(commands: readonly ReturnPermits[], tx: Transaction): Promise<void> {
    return this.takeBackPermits.execute(
      tx,
      commands.map(({ data: { leaseId, saleId, unspentCount } }) => ({ leaseId, saleId, count: unspentCount })),
    );
  }
}
