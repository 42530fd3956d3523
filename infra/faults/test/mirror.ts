import { messageCatalogue } from '@floodgate/contracts';
import { connect, type ChannelModel, type ConfirmChannel, type ConsumeMessage } from 'amqplib';

const QUEUE = 'test.mirror';
const MARK = 'x-mirrored';
/** So many copies are mixed before they are sent. */
const SHUFFLED_COUNT = 40;

/** Sends every message of the system a second time, later and out of order. */
export class Mirror {
  private waiting: ConsumeMessage[] = [];

  private constructor(
    private readonly connection: ChannelModel,
    private readonly channel: ConfirmChannel,
  ) {}

  static async open(adminUrl: string): Promise<Mirror> {
    const connection = await connect(adminUrl);
    const mirror = new Mirror(connection, await connection.createConfirmChannel());
    await mirror.channel.assertQueue(QUEUE, { exclusive: true });
    for (const { exchange, type } of messageCatalogue) {
      await mirror.channel.bindQueue(QUEUE, exchange.name, type, { 'x-match': 'all' });
    }
    await mirror.channel.consume(QUEUE, (message) => message && mirror.copy(message), { noAck: true });
    return mirror;
  }

  async close(): Promise<void> {
    this.sendShuffled();
    await this.channel.waitForConfirms();
    await this.connection.close();
  }

  private copy(message: ConsumeMessage): void {
    if (message.properties.headers?.[MARK] !== undefined) return;
    this.waiting.push(message);
    if (this.waiting.length >= SHUFFLED_COUNT) this.sendShuffled();
  }

  private sendShuffled(): void {
    const shuffled = this.waiting.sort(() => Math.random() - 0.5);
    this.waiting = [];
    for (const { fields, content, properties } of shuffled) {
      const headers = { ...properties.headers, [MARK]: true };
      this.channel.publish(fields.exchange, fields.routingKey, content, { ...properties, headers });
    }
  }
}
