import { DeliverMessage } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { DeliverMessages } from '../use-cases/deliver-messages';

@Handles(DeliverMessage, { match: { channel: 'sms', priority: 'normal' }, once: 'own-key' })
export class DeliverBySms {
  constructor(private readonly deliverMessages: DeliverMessages) {}

  handleBatch(messages: readonly DeliverMessage[], tx: Transaction): Promise<void> {
    return this.deliverMessages.execute(
      tx,
      'sms',
      messages.map(({ data }) => data),
    );
  }
}
