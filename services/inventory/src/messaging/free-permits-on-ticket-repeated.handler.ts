import { TicketRepeated } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { FreeWastedPermits } from '../use-cases/free-wasted-permits';

@Handles(TicketRepeated)
export class FreePermitsOnTicketRepeated {
  constructor(private readonly freeWastedPermits: FreeWastedPermits) {}

  handleBatch(events: readonly TicketRepeated[], tx: Transaction): Promise<void> {
    return this.freeWastedPermits.execute(
      tx,
      events.map(({ data: { leaseId, saleId, quantity } }) => ({ leaseId, saleId, count: quantity })),
    );
  }
}
