import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { Letter } from '../domain/delivery';
import { RECEIVE_MESSAGES } from './sandbox.sql';

/** A provider that rings nobody's phone: whoever wants to know what customers were told looks into its table. */
@Injectable()
export class SandboxRepository {
  /** The delivery's id is the provider's idempotency key: what it has received it does not receive again. */
  async receiveAll(tx: Transaction, letters: readonly Letter[], receivedAt: Date): Promise<void> {
    if (letters.length === 0) return;
    const received = letters.map(({ deliveryId, customerId, title, body }) => ({
      deliveryId,
      customerId,
      title,
      body,
    }));
    await tx.$executeRawUnsafe(RECEIVE_MESSAGES, JSON.stringify(received), receivedAt);
  }
}
