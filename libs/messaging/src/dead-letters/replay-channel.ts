import type { ChannelModel, ConfirmChannel, ConsumeMessage, Options } from 'amqplib';
import { BrokerUnavailable, CommandRefused } from '../errors';
import { HEADERS } from '../wire/headers';
import { headerOf } from '../wire/text-property';
import { OriginGone } from './dead-letter-errors';

const CONFIRM_TIMEOUT_MS = 10_000;

/** What we and the broker noted about the failure. A replay begins anew; only how often it did is kept. */
const FAILURE_HEADERS = new Set<string>([
  ...Object.values(HEADERS),
  ...['x-death', 'x-delivery-count', 'x-acquired-count'],
  ...['exchange', 'queue', 'reason'].flatMap((what) => [`x-first-death-${what}`, `x-last-death-${what}`]),
]);

/** Sends letters back to the queue they died on, byte for byte. */
export class ReplayChannel {
  private isReturned = false;
  private isClosed = false;

  private constructor(
    private readonly channel: ConfirmChannel,
    private readonly queue: string,
  ) {
    channel.on('error', () => undefined);
    channel.on('return', () => (this.isReturned = true));
    channel.on('close', () => (this.isClosed = true));
  }

  static async open(connection: ChannelModel, queue: string): Promise<ReplayChannel> {
    return new ReplayChannel(await connection.createConfirmChannel(), queue);
  }

  /**
   * @param confirmed is told of every message that the broker has on disk
   * @throws CommandRefused when the queue is full
   * @throws OriginGone when it does not exist
   * @throws BrokerUnavailable when there is no confirm: the message may or may not have arrived
   */
  async send(messages: readonly ConsumeMessage[], confirmed: (index: number) => void): Promise<void> {
    const outcomes = await Promise.allSettled(messages.map((message) => this.publish(message)));
    // The broker returns a message that found no queue before it confirms it.
    if (this.isReturned) throw new OriginGone(this.queue);
    if (this.isClosed) throw new BrokerUnavailable('the connection to RabbitMQ was lost before the confirm');
    for (const [index, { status }] of outcomes.entries()) if (status === 'fulfilled') confirmed(index);
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private publish(message: ConsumeMessage): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = new BrokerUnavailable(`no confirm within ${CONFIRM_TIMEOUT_MS} ms: does RabbitMQ block publishers?`);
      const deadline = setTimeout(() => reject(late), CONFIRM_TIMEOUT_MS);
      this.channel.sendToQueue(this.queue, message.content, replayed(message), (error: unknown) => {
        clearTimeout(deadline);
        if (error) reject(new CommandRefused(`the queue ${this.queue} is full`));
        else resolve();
      });
    });
  }
}

/** As its sender sent it. The sender's broker user is not among them: RabbitMQ would insist that it is ours. */
const KEPT = ['contentType', 'contentEncoding', 'type', 'appId', 'messageId', 'correlationId', 'timestamp', 'priority'];

function replayed(message: ConsumeMessage): Options.Publish {
  const properties = Object.entries(message.properties).filter(([name]) => KEPT.includes(name));
  const headers = Object.entries({ ...message.properties.headers }).filter(([name]) => !FAILURE_HEADERS.has(name));
  return {
    ...Object.fromEntries(properties),
    persistent: true,
    mandatory: true,
    headers: { ...Object.fromEntries(headers), [HEADERS.replays]: replaysOf(message) + 1 },
  };
}

function replaysOf(message: ConsumeMessage): number {
  const replays = headerOf(message, HEADERS.replays);
  return typeof replays === 'number' ? replays : 0;
}
