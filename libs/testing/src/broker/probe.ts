import { messageCatalogue, rpcCatalogue, type DataOf, type EventOf, type MessageContract } from '@floodgate/contracts';
import { deadQueueName, HEADERS, unroutableName } from '@floodgate/messaging';
import { connect, type Channel, type ChannelModel, type ConfirmChannel, type GetMessage } from 'amqplib';
import { v7 as uuidv7 } from 'uuid';
import { eventually } from '../waiting/eventually';

export interface DeliverOptions {
  /** The event's id; give the same twice to make a duplicate. */
  readonly id?: string;
  readonly traceparent?: string;
  /** Which attempt this is, as if the event came from the ladder. */
  readonly attempt?: number;
}

const EAR = 'test.ear';

/** Stands beside the services on the real broker: hears everything they publish, and sends them what a test wants. */
export class Probe {
  private readonly heard: EventOf<MessageContract>[] = [];
  private readonly messageCounts = new Map<string, number>();
  private connection: ChannelModel | undefined;
  private channel: ConfirmChannel | undefined;
  private readonly closing = new AbortController();

  private constructor(
    private readonly brokerUrl: string,
    private readonly contracts: readonly MessageContract[],
  ) {}

  /** Declares every exchange of the system, as the set-up does, and listens to all of them. */
  static async open(brokerUrl: string, contracts: readonly MessageContract[] = messageCatalogue): Promise<Probe> {
    const probe = new Probe(brokerUrl, contracts);
    await probe.connect();
    return probe;
  }

  /** Sends one message with one event, as its publisher would. @returns the event's id */
  async deliver<Contract extends MessageContract>(
    contract: Contract,
    data: DataOf<Contract>,
    options: DeliverOptions = {},
  ): Promise<string> {
    const event = this.event(contract, data, options);
    await this.deliverBatch(
      contract,
      [event],
      options.attempt === undefined ? {} : { [HEADERS.attempt]: options.attempt },
    );
    return event.id;
  }

  /** Sends one message with these items; a headers exchange routes by the first. */
  async deliverBatch(
    contract: MessageContract,
    items: readonly { readonly data: unknown }[],
    extraHeaders: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    const data: object = Object(items[0]?.data);
    const routed = contract.routedBy.map((field): [string, unknown] => [field, Reflect.get(data, field)]);
    this.open.publish(contract.exchange.name, contract.type, Buffer.from(JSON.stringify(items)), {
      persistent: true,
      headers: { ...Object.fromEntries(routed), ...extraHeaders },
    });
    await this.open.waitForConfirms();
  }

  /** Puts any bytes straight into a queue. */
  async put(queue: string, content: Buffer): Promise<void> {
    this.open.sendToQueue(queue, content, { persistent: true });
    await this.open.waitForConfirms();
  }

  /** An event as its publisher would write it. */
  event<Contract extends MessageContract>(
    contract: Contract,
    data: DataOf<Contract>,
    { id = uuidv7(), traceparent }: DeliverOptions = {},
  ) {
    const subject = String(Reflect.get(data, contract.subject));
    const time = new Date().toISOString();
    return { specversion: '1.0', id, source: contract.owner, type: contract.type, subject, time, traceparent, data };
  }

  /** Everything of this type that was published so far, narrowed to data that contains `part`. */
  published<Contract extends MessageContract>(
    contract: Contract,
    part: Partial<DataOf<Contract>> = {},
  ): readonly EventOf<Contract>[] {
    return this.heard.filter(
      (event): event is EventOf<Contract> =>
        event.type === contract.type &&
        Object.entries(part).every(([key, value]) => Reflect.get(event.data, key) === value),
    );
  }

  /** In how many messages those events came. */
  messageCount(contract: MessageContract): number {
    return this.messageCounts.get(contract.type) ?? 0;
  }

  /** Waits for a message of this type. @returns the first */
  async hears<Contract extends MessageContract>(
    contract: Contract,
    part: Partial<DataOf<Contract>> = {},
  ): Promise<EventOf<Contract>> {
    return eventually(() => {
      const [first] = this.published(contract, part);
      if (!first) throw new Error(`no ${contract.type} with ${JSON.stringify(part)} was published`);
      return first;
    });
  }

  /** Waits for a dead letter of this queue and takes it out. */
  async deadLetter(queue: string): Promise<GetMessage> {
    return eventually(async () => {
      const message = await this.open.get(deadQueueName(queue), { noAck: true });
      if (message === false) throw new Error(`no dead letter in ${deadQueueName(queue)}`);
      return message;
    });
  }

  /** How many messages wait in a queue. */
  async depth(queue: string): Promise<number> {
    return (await this.open.checkQueue(queue)).messageCount;
  }

  /** How many consumers a queue has. */
  async consumerCount(queue: string): Promise<number> {
    const channel = await this.createChannel();
    // A queue that is missing closes the channel that asked.
    channel.on('error', () => undefined);
    const { consumerCount } = await channel.checkQueue(queue);
    await channel.close();
    return consumerCount;
  }

  /** A bare channel, for calling and consuming as a stranger would. */
  async createChannel(): Promise<Channel> {
    if (!this.connection) throw new Error('the probe is not connected');
    return this.connection.createChannel();
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.connection?.close().catch(() => undefined);
  }

  private isClosing(): boolean {
    return this.closing.signal.aborted;
  }

  private get open(): ConfirmChannel {
    if (!this.channel) throw new Error('the probe is not connected');
    return this.channel;
  }

  /** Comes back when a test cuts connections; its ear is durable, so it misses nothing meanwhile. */
  private async connect(): Promise<void> {
    if (this.isClosing()) return;
    const connection = await connect(this.brokerUrl);
    this.connection = connection;
    connection.on('error', () => undefined);
    connection.on('close', () => this.connection === connection && void eventually(() => this.connect()));
    if (this.isClosing()) return connection.close();
    this.channel = await connection.createConfirmChannel();
    this.channel.on('error', () => undefined);
    await declareExchanges(this.channel, this.contracts);
    await this.channel.assertQueue(EAR, { durable: true });
    for (const { exchange, kind, type } of this.contracts)
      await this.channel.bindQueue(EAR, exchange.name, kind === 'alert' ? '#' : type, { 'x-match': 'all' });
    await this.channel.consume(EAR, (message) => message && this.hear(message.content), { noAck: true });
  }

  private hear(content: Buffer): void {
    const events: readonly EventOf<MessageContract>[] = JSON.parse(content.toString());
    this.heard.push(...events);
    const type = events[0]?.type ?? '';
    this.messageCounts.set(type, (this.messageCounts.get(type) ?? 0) + 1);
  }
}

async function declareExchanges(channel: Channel, contracts: readonly MessageContract[]): Promise<void> {
  for (const { exchange, owner } of contracts) {
    await channel.assertExchange(unroutableName(owner), 'topic', { durable: true });
    await channel.assertExchange(exchange.name, exchange.kind, {
      durable: true,
      alternateExchange: unroutableName(owner),
    });
  }
  for (const { exchange } of rpcCatalogue)
    await channel.assertExchange(exchange.name, exchange.kind, { durable: true });
}
