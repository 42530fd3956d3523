import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib';
import { BrokerUnavailable } from '../errors';

/** What the broker counted but does not deliver within this time was taken by other means, such as the management page. */
const STALL_MS = 3_000;
const SETTLE_DEADLINE_MS = 5_000;

/**
 * Holds up to `size` letters of a queue that nobody else then gets. On a channel of its own: closing a channel is the one
 * way back on which every version of RabbitMQ keeps the order. (3.10 returns what is refused in one go in any order.)
 */
export class LetterWindow {
  private readonly arrived: ConsumeMessage[] = [];
  private deliveredCount = 0;
  private removedCount = 0;
  private consumerTag = '';
  private isEnded = false;
  private isClosed = false;
  private wake: () => void = () => undefined;

  private constructor(
    private readonly channel: Channel,
    private readonly deadQueue: string,
    private readonly size: number,
  ) {}

  static async open(connection: ChannelModel, deadQueue: string, size: number): Promise<LetterWindow> {
    const channel = await connection.createChannel();
    const window = new LetterWindow(channel, deadQueue, size);
    channel.on('error', () => undefined);
    channel.on('close', () => {
      window.isClosed = true;
      window.wake();
    });
    await channel.prefetch(size);
    window.consumerTag = (await channel.consume(deadQueue, (message) => window.receive(message))).consumerTag;
    return window;
  }

  /** Nothing more comes in until something is removed. */
  get isFull(): boolean {
    return this.arrived.length === 0 && !this.hasRoom;
  }

  private get hasRoom(): boolean {
    return this.deliveredCount - this.removedCount < this.size;
  }

  /** What has arrived, waiting for it when there is none. Empty when nothing comes any more. */
  async next(): Promise<readonly ConsumeMessage[]> {
    if (this.arrived.length === 0 && !this.isEnded && !this.isClosed) await this.arrival();
    if (this.isClosed) throw new BrokerUnavailable('the connection to RabbitMQ was lost');
    return this.arrived.splice(0);
  }

  /** For good. */
  remove(message: ConsumeMessage): void {
    this.channel.ack(message);
    this.removedCount += 1;
  }

  /**
   * Nothing more comes in. What is on its way when a consumer is cancelled goes back at once, before what we hold: so first
   * what was removed is made up for, until the window is full or the queue is empty.
   */
  async stop(): Promise<void> {
    const deadline = performance.now() + SETTLE_DEADLINE_MS;
    while (this.hasRoom && performance.now() < deadline) {
      const { messageCount } = await this.channel.checkQueue(this.deadQueue);
      // A delivery may be overtaken by one answer, not by two.
      await this.channel.checkQueue(this.deadQueue);
      if (messageCount === 0) break;
    }
    if (this.hasRoom) await this.channel.cancel(this.consumerTag);
  }

  /** Once stopped: everything that was not removed returns to the head of the queue, before this resolves. */
  async giveBack(control: Channel): Promise<void> {
    const heldCount = this.deliveredCount - this.removedCount;
    const { messageCount } = await control.checkQueue(this.deadQueue);
    await this.channel.close();
    const deadline = performance.now() + SETTLE_DEADLINE_MS;
    while ((await control.checkQueue(this.deadQueue)).messageCount < messageCount + heldCount) {
      if (performance.now() > deadline) return;
    }
  }

  private receive(message: ConsumeMessage | null): void {
    if (message === null) this.isEnded = true;
    else {
      this.deliveredCount += 1;
      this.arrived.push(message);
    }
    this.wake();
  }

  private arrival(): Promise<void> {
    return new Promise((resolve) => {
      const deadline = setTimeout(resolve, STALL_MS);
      this.wake = () => {
        clearTimeout(deadline);
        resolve();
      };
    });
  }
}
