import { connect, type Channel, type ChannelModel } from 'amqplib';
import { Latencies } from './latencies';

const REPLY_TO = 'amq.rabbitmq.reply-to';
const ANSWER_DEADLINE_MS = 5_000;

interface Question {
  readonly exchange: string;
  readonly routingKey: string;
  readonly content: object;
}

/** Asks one question over the broker again and again, as any outside program may. */
export class Asker {
  private answered: ((body: string) => void) | undefined;

  private constructor(
    private readonly connection: ChannelModel,
    private readonly channel: Channel,
    private readonly question: Question,
  ) {}

  static async open(url: string, question: Question): Promise<Asker> {
    const connection = await connect(url, { noDelay: true });
    const channel = await connection.createChannel();
    const asker = new Asker(connection, channel, question);
    await channel.consume(REPLY_TO, (message) => message && asker.answered?.(message.content.toString()), {
      noAck: true,
    });
    return asker;
  }

  /** One at a time for so long. @throws Error when there is no answer, or an error instead of one */
  async ask(seconds: number): Promise<Latencies> {
    const latencies = new Latencies();
    const content = Buffer.from(JSON.stringify(this.question.content));
    const endsMs = performance.now() + seconds * 1_000;
    for (let askedMs = performance.now(); askedMs < endsMs; askedMs = performance.now()) {
      const body = await this.once(content);
      latencies.note(performance.now() - askedMs);
      if (body.includes('"error"')) throw new Error(`${this.question.routingKey} was answered with ${body}`);
    }
    return latencies;
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  private once(content: Buffer): Promise<string> {
    const { exchange, routingKey } = this.question;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${routingKey} was not answered.`)), ANSWER_DEADLINE_MS);
      this.answered = (body) => {
        clearTimeout(timer);
        resolve(body);
      };
      this.channel.publish(exchange, routingKey, content, {
        replyTo: REPLY_TO,
        correlationId: '1',
        contentType: 'application/json',
        expiration: ANSWER_DEADLINE_MS,
      });
    });
  }
}
