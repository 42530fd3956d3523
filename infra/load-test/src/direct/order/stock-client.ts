import { randomUUID } from 'node:crypto';
import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib';
import { Gauge } from 'prom-client';
import { REPLY_QUEUE, ReserveReply, RESERVE_QUEUE, type ReserveRequest } from '../wire/reserve';

/** Beyond it a question fails at once: the stock is already too slow. As in the RPC client of the demo. */
const IN_FLIGHT_MAX_COUNT = 200;

/** Nothing was asked. */
export class StockCrowded extends Error {}
/** The stock said nothing that helps. What became of the question nobody knows. */
export class StockUnknown extends Error {}

type Question = Omit<ReserveRequest, 'askedUntilMs'>;

interface Waiting {
  readonly resolve: (reply: ReserveReply) => void;
  readonly reject: (error: Error) => void;
}

/** Asks the stock over RabbitMQ with direct reply-to and waits for the answer, never longer than the deadline. */
export class StockClient {
  private readonly waiting = new Map<string, Waiting>();

  private constructor(
    private readonly channel: Channel,
    private readonly deadlineMs: number,
  ) {
    const count = () => this.waiting.size;
    new Gauge({
      name: 'messaging_queue_messages',
      help: 'Questions that wait for the answer of the stock.',
      collect() {
        this.set(count());
      },
    });
  }

  static async open(connection: ChannelModel, deadlineMs: number): Promise<StockClient> {
    const channel = await connection.createChannel();
    const client = new StockClient(channel, deadlineMs);
    channel.on('return', ({ properties }: ConsumeMessage) =>
      client.take(properties)?.reject(new StockUnknown('there is nobody to ask')),
    );
    await channel.consume(REPLY_QUEUE, (message) => message && client.hear(message), { noAck: true });
    return client;
  }

  /** @throws StockUnknown when there was no answer in time, StockCrowded when too many questions wait for one */
  reserve(question: Question): Promise<ReserveReply> {
    if (this.waiting.size >= IN_FLIGHT_MAX_COUNT) {
      return Promise.reject(new StockCrowded('too many questions wait for an answer'));
    }
    const correlationId = randomUUID();
    return new Promise((resolve, reject) => {
      const deadline = setTimeout(
        () => this.take({ correlationId })?.reject(new StockUnknown(`no answer within ${this.deadlineMs} ms`)),
        this.deadlineMs,
      );
      this.waiting.set(correlationId, {
        resolve: (reply) => {
          clearTimeout(deadline);
          resolve(reply);
        },
        reject: (error) => {
          clearTimeout(deadline);
          reject(error);
        },
      });
      this.send(correlationId, { ...question, askedUntilMs: Date.now() + this.deadlineMs });
    });
  }

  private send(correlationId: string, request: ReserveRequest): void {
    this.channel.sendToQueue(RESERVE_QUEUE, Buffer.from(JSON.stringify(request)), {
      ...{ correlationId, replyTo: REPLY_QUEUE, mandatory: true },
      expiration: this.deadlineMs,
      contentType: 'application/json',
    });
  }

  private hear({ properties, content }: ConsumeMessage): void {
    // Nobody waits for an answer that is late.
    const waiting = this.take(properties);
    const reply = ReserveReply.safeParse(JSON.parse(content.toString()));
    if (reply.success && reply.data.outcome !== 'failed') waiting?.resolve(reply.data);
    else waiting?.reject(new StockUnknown('the stock could not answer'));
  }

  private take({ correlationId }: { readonly correlationId?: unknown }): Waiting | undefined {
    if (typeof correlationId !== 'string') return undefined;
    const waiting = this.waiting.get(correlationId);
    this.waiting.delete(correlationId);
    return waiting;
  }
}
