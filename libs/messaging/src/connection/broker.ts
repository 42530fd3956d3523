import { AmqpConnection } from '@golevelup/nestjs-rabbitmq';
import { Logger } from '@nestjs/common';
import { readiness } from '@floodgate/observability';
import type { ConfirmChannel } from 'amqplib';
import { BrokerUnavailable } from '../errors';
import { ReopeningChannel } from './reopening-channel';

/** How long a start waits for the broker before the process gives up and says so. */
const CONNECT_TIMEOUT_MS = 60_000;
const HEARTBEAT_S = 10;
const RECONNECT_S = 1;

interface ChannelOptions {
  /** Whether the process is unready while it is closed; it is, unless what it is for may fail. */
  readonly isVital?: boolean;
}

/**
 * The service's two connections: one to consume, one to publish, so that a broker that throttles publishers (memory or
 * disk alarm) does not stop acknowledgements. golevelup connects and reconnects; channels are ours, see `ReopeningChannel`.
 */
export class Broker {
  private readonly consuming: AmqpConnection;
  private readonly publishing: AmqpConnection;
  private readonly channels: ReopeningChannel[] = [];
  private readonly vital: ReopeningChannel[] = [];
  private blockedBecause: string | undefined;
  private hasBegun = false;

  constructor(owner: string, url: string) {
    this.consuming = connectionOf(url, `${owner} consumes`);
    this.publishing = connectionOf(url, `${owner} publishes`);
  }

  /** @throws Error when the broker does not answer within a minute. */
  async connect(): Promise<void> {
    this.hasBegun = true;
    const connecting = Promise.all([this.consuming.init(), this.publishing.init()]);
    await Promise.race([connecting, this.refused()]);
    this.publishing.managedConnection.on('blocked', ({ reason }) => (this.blockedBecause = reason));
    this.publishing.managedConnection.on('unblocked', () => (this.blockedBecause = undefined));
    this.publishing.managedConnection.on('connect', () => (this.blockedBecause = undefined));
    readiness.register('broker', () => this.check());
  }

  /** A channel to consume on; `setUp` runs on every new incarnation. */
  openConsumingChannel(
    name: string,
    setUp: (channel: ConfirmChannel) => Promise<void>,
    options: ChannelOptions = {},
  ): Promise<ReopeningChannel> {
    return this.open(this.consuming, name, setUp, options);
  }

  /** A channel to publish on, with confirms. */
  openPublishingChannel(
    name: string,
    setUp: (channel: ConfirmChannel) => Promise<void>,
    options: ChannelOptions = {},
  ): Promise<ReopeningChannel> {
    return this.open(this.publishing, name, setUp, options);
  }

  async close(): Promise<void> {
    await Promise.all(this.channels.map((channel) => channel.close()));
    if (this.hasBegun) await Promise.all([this.consuming.close(), this.publishing.close()]);
  }

  /** Never resolves. @throws Error as soon as the broker says that this user or vhost is not welcome: waiting would not help. */
  private refused(): Promise<never> {
    return new Promise((_, reject) => {
      this.consuming.managedConnection.on('connectFailed', ({ err }) => {
        if (/ACCESS.REFUSED|NOT.ALLOWED|403/.test(err.message)) reject(err);
      });
    });
  }

  private async open(
    connection: AmqpConnection,
    name: string,
    setUp: (channel: ConfirmChannel) => Promise<void>,
    { isVital = true }: ChannelOptions,
  ): Promise<ReopeningChannel> {
    const channel = new ReopeningChannel(connection.managedConnection, name, setUp);
    this.channels.push(channel);
    if (isVital) this.vital.push(channel);
    await channel.open();
    return channel;
  }

  private async check(): Promise<void> {
    if (!this.consuming.connected || !this.publishing.connected)
      throw new BrokerUnavailable('not connected to RabbitMQ');
    if (this.blockedBecause !== undefined)
      throw new BrokerUnavailable(`RabbitMQ blocks publishers: ${this.blockedBecause}`);
    const closed = this.vital.filter(({ isOpen }) => !isOpen).map(({ name }) => name);
    if (closed.length > 0) throw new BrokerUnavailable(`channels being reopened: ${closed.join(', ')}`);
  }
}

/** Every option is explicit: golevelup's defaults requeue for ever, answer RPC by themselves and wait five seconds. */
function connectionOf(url: string, name: string): AmqpConnection {
  return new AmqpConnection({
    name,
    uri: url,
    logger: new Logger('broker'),
    registerHandlers: false,
    enableDirectReplyTo: false,
    enableControllerDiscovery: false,
    connectionInitOptions: { wait: true, timeout: CONNECT_TIMEOUT_MS, reject: true },
    connectionManagerOptions: {
      heartbeatIntervalInSeconds: HEARTBEAT_S,
      reconnectTimeInSeconds: RECONNECT_S,
      connectionOptions: { noDelay: true, clientProperties: { connection_name: name } },
    },
  });
}
