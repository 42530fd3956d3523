import { connect, type ChannelModel, type ConfirmChannel, type ConsumeMessage } from 'amqplib';

export const QUEUES = {
  intake: 'bare.intake',
  placed: 'bare.placed',
  reserved: 'bare.reserved',
  notify: 'bare.notify',
} as const;

export type Queue = (typeof QUEUES)[keyof typeof QUEUES];

/** How long a batch waits for more. */
const BATCH_WAIT_MS = 5;

/** The baseline's way to the broker: durable quorum queues, persistent messages, confirms, acknowledgements. Nothing else. */
export class Queues {
  private constructor(
    private readonly connection: ChannelModel,
    private readonly channel: ConfirmChannel,
    private readonly coalesce: boolean,
  ) {}

  static async open(url: string, coalesce: boolean): Promise<Queues> {
    const connection = await connect(url, { noDelay: true });
    const channel = await connection.createConfirmChannel();
    for (const queue of Object.values(QUEUES)) {
      await channel.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    }
    return new Queues(connection, channel, coalesce);
  }

  async purge(): Promise<void> {
    for (const queue of Object.values(QUEUES)) await this.channel.purgeQueue(queue);
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  /** In one message; resolves when the broker has it on disk. */
  send(queue: Queue, items: readonly object[]): Promise<void> {
    const content = Buffer.from(JSON.stringify(items));
    return new Promise((resolve, reject) => {
      this.channel.publish('', queue, content, { persistent: true }, (error: unknown) =>
        error instanceof Error ? reject(error) : resolve(),
      );
    });
  }

  async sendAll(queue: Queue, items: readonly object[]): Promise<void> {
    if (this.coalesce) await this.send(queue, items);
    else await Promise.all(items.map((item) => this.send(queue, [item])));
  }

  /** Calls `handle` with the items of up to `size` messages, then acknowledges them. A failure ends the process. */
  async consume(queue: Queue, size: number, handle: (content: readonly unknown[]) => Promise<void>): Promise<void> {
    const channel = await this.connection.createChannel();
    await channel.prefetch(size * 2);
    let waiting: ConsumeMessage[] = [];
    let timer: NodeJS.Timeout | undefined;
    let tail = Promise.resolve();
    const settle = async (batch: readonly ConsumeMessage[]): Promise<void> => {
      await handle(batch.flatMap(itemsIn));
      const last = batch.at(-1);
      if (last) channel.ack(last, true);
    };
    const flush = (): void => {
      clearTimeout(timer);
      timer = undefined;
      const batch = waiting;
      waiting = [];
      if (batch.length > 0) tail = tail.then(() => settle(batch)).catch(endProcess);
    };
    await channel.consume(queue, (message) => {
      if (message) waiting.push(message);
      if (waiting.length >= size) flush();
      else timer ??= setTimeout(flush, BATCH_WAIT_MS);
    });
  }
}

function itemsIn({ content }: ConsumeMessage): readonly unknown[] {
  const items: unknown = JSON.parse(content.toString());
  return Array.isArray(items) ? items : [];
}

function endProcess(error: unknown): never {
  console.error(error);
  process.exit(1);
}
