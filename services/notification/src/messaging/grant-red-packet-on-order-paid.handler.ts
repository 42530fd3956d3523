import { OrderPaid } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { GrantRedPackets } from '../use-cases/grant-red-packets';

@Handles(OrderPaid)
export class GrantRedPacketOnOrderPaid {
  constructor(private readonly grantRedPackets: GrantRedPackets) {}

  handleBatch(events: readonly OrderPaid[], tx: Transaction): Promise<void> {
    return this.grantRedPackets.execute(
      tx,
      events.map(({ data }) => ({ ...data, paidAt: new Date(data.paidAt) })),
    );
  }
}
