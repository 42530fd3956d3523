import { messageCatalogue, rpcCatalogue, type DataOf, type EventOf, type MessageContract } from '@floodgate/contracts';
import { deadQueueName, unroutableName } from '@floodgate/messaging';
import { connect, type Channel, type ChannelModel, type ConfirmChannel, type GetMessage } from 'amqplib';
import { v7 as uuidv7 } from 'uuid';
import { eventually } from '../waiting/eventually';

export interface DeliverOptions {
  /** The event's id; give the same twice to make a duplicate. */
  readonly id?: string;
  readonly traceparent?: string;
}

/** Stands beside the services on the real broker: hears everything they publish, and sends them what a test wants. */
export class Probe {
  private readonly heard: EventOf<MessageContract>[] = [];

  private constructor(
    private readonly connection: ChannelModel,
    private readonly channel: ConfirmChannel,
  ) {}

  /** Declares every exchange of the system, as the set-up does, and listens to all of them. */
  static async open(brokerUrl: string): Promise<Probe> {
    const connection = await connect(brokerUrl);
    const probe = new Probe(connection, await connection.createConfirmChannel());
    await declareExchanges(probe.channel);
    const { queue } = await probe.channel.assertQueue('', { exclusive: true });
    for (const { exchange, type } of messageCatalogue) await probe.channel.bindQueue(queue, exchange.name, type, { 'x-match': 'all' });
    await probe.channel.consume(queue, (message) => message && probe.heard.push(...JSON.parse(message.content.toString())), { noAck: true });
    return probe;
  }

  /** Sends one message with these events, as their publisher would. */
  async deliver<Contract extends MessageContract>(contract: Contract, data: DataOf<Contract>, options: DeliverOptions = {}): Promise<string> {
    const event = this.event(contract, data, options);
    const headers = Object.fromEntries(contract.routedBy.map((field) => [field, Reflect.get(data, field)]));
    await this.publish(contract, Buffer.from(JSON.stringify([event])), headers);
    return event.id;
  }

  /** Sends any bytes to wherever messages of this contract go. */
  async publish(contract: MessageContract, content: Buffer, headers: Readonly<Record<string, unknown>> = {}): Promise<void> {
    this.channel.publish(contract.exchange.name, contract.type, content, { persistent: true, headers: { ...headers } });
    await this.channel.waitForConfirms();
  }

  /** Puts any bytes straight into a queue. */
  async put(queue: string, content: Buffer): Promise<void> {
    this.channel.sendToQueue(queue, content, { persistent: true });
    await this.channel.waitForConfirms();
  }

  /** An event as its publisher would write it. */
  event<Contract extends MessageContract>(contract: Contract, data: DataOf<Contract>, { id = uuidv7(), traceparent }: DeliverOptions = {}) {
    const subject = String(Reflect.get(data, contract.subject));
    const time = new Date().toISOString();
    return { specversion: '1.0', id, source: contract.owner, type: contract.type, subject, time, traceparent, data };
  }

  /** Everything of this type that was published so far, narrowed to data that contains `part`. */
  published<Contract extends MessageContract>(contract: Contract, part: Partial<DataOf<Contract>> = {}): readonly EventOf<Contract>[] {
    return this.heard.filter(
      (event): event is EventOf<Contract> =>
        event.type === contract.type && Object.entries(part).every(([key, value]) => Reflect.get(event.data, key) === value),
    );
  }

  /** Waits for a message of this type. @returns the first */
  async hears<Contract extends MessageContract>(contract: Contract, part: Partial<DataOf<Contract>> = {}): Promise<EventOf<Contract>> {
    return eventually(() => {
      const [first] = this.published(contract, part);
      if (!first) throw new Error(`no ${contract.type} with ${JSON.stringify(part)} was published`);
      return first;
    });
  }

  /** Waits for a dead letter of this queue and takes it out. */
  async deadLetter(queue: string): Promise<GetMessage> {
    return eventually(async () => {
      const message = await this.channel.get(deadQueueName(queue), { noAck: true });
      if (message === false) throw new Error(`no dead letter in ${deadQueueName(queue)}`);
      return message;
    });
  }

  /** How many messages wait in a queue. */
  async depth(queue: string): Promise<number> {
    return (await this.channel.checkQueue(queue)).messageCount;
  }

  /** A bare channel, for calling and consuming as a stranger would. */
  createChannel(): Promise<Channel> {
    return this.connection.createChannel();
  }

  async close(): Promise<void> {
    await this.connection.close();
  }
}

async function declareExchanges(channel: Channel): Promise<void> {
  for (const { exchange, owner } of messageCatalogue) {
    await channel.assertExchange(unroutableName(owner), 'topic', { durable: true });
    await channel.assertExchange(exchange.name, exchange.kind, { durable: true, alternateExchange: unroutableName(owner) });
  }
  for (const { exchange } of rpcCatalogue) await channel.assertExchange(exchange.name, exchange.kind, { durable: true });
}
