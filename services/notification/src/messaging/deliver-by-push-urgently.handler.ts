import { DeliverMessage } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { DeliverMessages } from '../use-cases/deliver-messages';

@Handles(DeliverMessage, { match: { channel: 'push', priority: 'high' }, once: 'own-key' })
export class DeliverByPushUrgently {
  constructor(private readonly deliverMessages: DeliverMessages) {}

  handleBatch(messages: readonly DeliverMessage[], tx: Transaction): Promise<void> {
    return this.deliverMessages.execute(
      tx,
      'push',
      messages.map(({ data }) => data),
    );
  }
}
