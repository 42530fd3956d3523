import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { models } from './notification.database';

export interface SandboxMessage {
  readonly deliveryId: string;
  readonly customerId: string;
  readonly body: string;
}

/** A provider that rings nobody's phone: whoever wants to know what customers were told looks into its table. */
@Injectable()
export class SandboxRepository {
  /** The delivery's id is the provider's idempotency key: what it has received it does not receive again. */
  async receiveAll(tx: Transaction, messages: readonly SandboxMessage[], receivedAt: Date): Promise<void> {
    const data = messages.map(({ deliveryId, customerId, body }) => ({ deliveryId, customerId, body, receivedAt }));
    await models(tx).sandboxMessage.createMany({ data, skipDuplicates: true });
  }
}
