import { logger } from '@floodgate/observability';
import type { AmqpConnectionManager } from 'amqp-connection-manager';
import type { ChannelModel, ConfirmChannel } from 'amqplib';
import { BrokerUnavailable } from '../errors';

const REOPEN_PAUSE_MS = 500;

/**
 * A channel that comes back: after its connection was lost, and also after the broker closed the channel alone (missing
 * exchange, consumer timeout, queue deleted), which neither golevelup nor amqp-connection-manager repairs.
 */
export class ReopeningChannel {
  private readonly log = logger('channel');
  private channel: ConfirmChannel | undefined;
  private opening: Promise<void> | undefined;
  private isClosed = false;

  constructor(
    private readonly connection: AmqpConnectionManager,
    readonly name: string,
    private readonly setUp: (channel: ConfirmChannel) => Promise<void>,
  ) {}

  get isOpen(): boolean {
    return this.channel !== undefined;
  }

  /** The present incarnation. @throws BrokerUnavailable while there is none. */
  get current(): ConfirmChannel {
    if (!this.channel) throw new BrokerUnavailable(`the channel "${this.name}" is not open`);
    return this.channel;
  }

  /** Opens it for the first time. @throws whatever `setUp` throws: a first failure is a wiring mistake, not an outage. */
  async open(): Promise<void> {
    this.connection.on('connect', this.reopen);
    await this.openOnce();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.connection.removeListener('connect', this.reopen);
    const channel = this.channel;
    this.channel = undefined;
    await channel?.close().catch(() => undefined);
  }

  /** One at a time; keeps trying while the connection lives, otherwise waits for the next "connect". */
  private readonly reopen = (): void => {
    if (this.isClosed || this.channel || this.opening) return;
    this.opening = this.openOnce()
      .catch((error: unknown) => {
        this.log.warn({ channel: this.name, err: error }, 'channel could not be opened, trying again');
        setTimeout(() => this.connection.isConnected() && this.reopen(), REOPEN_PAUSE_MS).unref();
      })
      .finally(() => (this.opening = undefined));
  };

  private async openOnce(): Promise<void> {
    const connection = this.connection.connection;
    if (!isChannelModel(connection)) throw new BrokerUnavailable('not connected to RabbitMQ');
    const channel = await connection.createConfirmChannel();
    // Without this listener the error would be thrown inside amqplib's read loop and take the whole connection down.
    channel.on('error', (error: Error) =>
      this.log.warn({ channel: this.name, err: error }, 'channel closed by the broker'),
    );
    const gone = new AbortController();
    channel.on('close', () => {
      gone.abort();
      if (this.channel === channel) this.channel = undefined;
      setTimeout(this.reopen, REOPEN_PAUSE_MS).unref();
    });
    await this.setUp(channel);
    if (!gone.signal.aborted) this.channel = channel;
  }
}

function isChannelModel(connection: unknown): connection is ChannelModel {
  return typeof connection === 'object' && connection !== null && 'createConfirmChannel' in connection;
}
