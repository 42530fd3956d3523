import { OrderRefunded } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { RevokeRedPackets } from '../use-cases/revoke-red-packets';

@Handles(OrderRefunded)
export class RevokeRedPacketOnOrderRefunded {
  constructor(private readonly revokeRedPackets: RevokeRedPackets) {}

  handleBatch(events: readonly OrderRefunded[], tx: Transaction): Promise<void> {
    return this.revokeRedPackets.execute(
      tx,
      events.map(({ data: { orderId, customerId } }) => ({ orderId, customerId })),
    );
  }
}
