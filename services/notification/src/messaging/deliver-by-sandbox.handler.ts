import { DeliverMessage } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { DeliverToSandbox } from '../use-cases/deliver-to-sandbox';

@Handles(DeliverMessage, { match: { channel: 'email' } })
export class DeliverBySandbox {
  constructor(private readonly deliverToSandbox: DeliverToSandbox) {}

  handleBatch(messages: readonly DeliverMessage[], tx: Transaction): Promise<void> {
    return this.deliverToSandbox.execute(
      tx,
      messages.map(({ data }) => data),
    );
  }
}
