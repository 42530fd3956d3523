import type { MessageContract } from '@floodgate/contracts';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import type { Delivery } from './delivery';
import { parse } from './parse';

/**
 * A message that waits for its batch. It is read when its turn comes: the bytes of many messages are nothing to the garbage
 * collector, the objects of many events are what it spends its time with.
 */
export class Arrival {
  private delivery: Delivery | undefined;

  constructor(
    private readonly contract: MessageContract,
    private readonly message: ConsumeMessage,
    readonly channel: ConfirmChannel,
  ) {}

  read(): Delivery {
    return (this.delivery ??= parse(this.contract, this.message, this.channel));
  }
}
