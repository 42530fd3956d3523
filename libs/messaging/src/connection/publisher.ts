import { counter } from '@floodgate/observability';
import type { ConfirmChannel, Message, Options } from 'amqplib';
import { BrokerUnavailable, CommandRefused } from '../errors';
import type { Broker } from './broker';
import type { ReopeningChannel } from './reopening-channel';

/** A confirm that takes longer counts as none; the message may still have arrived. */
const CONFIRM_TIMEOUT_MS = 10_000;
/** Unconfirmed messages at most. Beyond it publishing fails at once, so that nothing piles up in memory. */
const UNCONFIRMED_MAX_COUNT = 5_000;

export interface OutgoingMessage {
  readonly exchange: string;
  readonly routingKey: string;
  readonly body: Buffer;
  readonly properties: Options.Publish;
}

const published = counter({
  name: 'messaging_published_total',
  help: 'Messages by what the broker said: confirmed, refused (queue full) or unavailable.',
  labelNames: ['exchange', 'outcome'],
});

/** Publishes persistent messages and waits for the broker's confirm. Never buffers while the broker is away. */
export class Publisher {
  private channel: ReopeningChannel | undefined;
  private readonly unconfirmed = new Map<(error: Error) => void, OutgoingMessage>();

  constructor(private readonly broker: Broker) {}

  async open(): Promise<void> {
    this.channel = await this.broker.openPublishingChannel('publisher', async (channel) => {
      channel.on('close', () => this.failAll());
      channel.on('return', (message: Message) => this.failReturned(message));
    });
  }

  /**
   * @throws CommandRefused when the queue behind the exchange is full
   * @throws BrokerUnavailable when there is no channel, or no confirm in time: the message may or may not have arrived
   */
  async publish(message: OutgoingMessage): Promise<void> {
    try {
      await this.confirmed(message);
      published.inc({ exchange: message.exchange, outcome: 'confirmed' });
    } catch (error) {
      published.inc({
        exchange: message.exchange,
        outcome: error instanceof CommandRefused ? 'refused' : 'unavailable',
      });
      throw error;
    }
  }

  private confirmed(message: OutgoingMessage): Promise<void> {
    if (!this.channel) throw new BrokerUnavailable('the publisher is not open yet');
    if (this.unconfirmed.size >= UNCONFIRMED_MAX_COUNT)
      throw new BrokerUnavailable('too many messages wait for a confirm');
    const channel = this.channel.current;
    return new Promise((resolve, reject) => {
      const settle = (error?: Error) => {
        clearTimeout(deadline);
        this.unconfirmed.delete(settle);
        if (error) reject(error);
        else resolve();
      };
      const deadline = setTimeout(
        () => settle(new BrokerUnavailable(`no confirm within ${CONFIRM_TIMEOUT_MS} ms`)),
        CONFIRM_TIMEOUT_MS,
      );
      this.unconfirmed.set(settle, message);
      write(channel, message, (error: unknown) => settle(failureOf(error)));
    });
  }

  /** It comes before its confirm, with the same routing key: the queue is missing, and so for all that are addressed to it. */
  private failReturned({ fields: { routingKey } }: Message): void {
    for (const [fail, message] of [...this.unconfirmed])
      if (message.exchange === '' && message.routingKey === routingKey)
        fail(new BrokerUnavailable(`the queue ${routingKey} is missing; it is declared again within seconds`));
  }

  /** A closed channel never confirms: tell everybody who waits, instead of letting them run into the deadline. */
  private failAll(): void {
    for (const fail of [...this.unconfirmed.keys()])
      fail(new BrokerUnavailable('the channel closed before the confirm'));
  }
}

function write(
  channel: ConfirmChannel,
  { exchange, routingKey, body, properties }: OutgoingMessage,
  confirmed: (error: unknown) => void,
): void {
  // Only the default exchange has no alternate: what finds no queue there would be confirmed and dropped.
  const mandatory = exchange === '';
  channel.publish(exchange, routingKey, body, { persistent: true, mandatory, ...properties }, confirmed);
}

/** amqplib calls back with the same kind of error for a nack and for a channel that closed; only the nack is a refusal. */
function failureOf(error: unknown): Error | undefined {
  if (!error) return undefined;
  const isRefused = error instanceof Error && error.message === 'message nacked';
  if (isRefused) return new CommandRefused('the broker refused the message');
  return new BrokerUnavailable('the channel closed before the confirm', { cause: error });
}
