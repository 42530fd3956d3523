import { DeliverMessage } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { DeliverMessages } from '../use-cases/deliver-messages';

@Handles(DeliverMessage, { match: { channel: 'email', priority: 'high' }, once: 'own-key' })
export class DeliverByEmailUrgently {
  constructor(private readonly deliverMessages: DeliverMessages) {}

  handleBatch(messages: readonly DeliverMessage[], tx: Transaction): Promise<void> {
    return this.deliverMessages.execute(
      tx,
      'email',
      messages.map(({ data }) => data),
    );
  }
}
