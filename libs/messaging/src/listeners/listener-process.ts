import { counter, logger, readiness } from '@floodgate/observability';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import type { Broker } from '../connection/broker';
import type { ReopeningChannel } from '../connection/reopening-channel';
import { BrokerUnavailable } from '../errors';
import type { Listener } from '../handlers/handler-class';
import { Wake } from '../outbox/wake';
import type { ListenerWiring } from '../topology/wiring';
import { declareListenerQueue } from './listener-queue';
import { readHeard } from './read-heard';

/** Messages in memory that were not passed on yet; the broker keeps the others. */
const PREFETCH = 20;
const LEARN_AGAIN_PAUSE_MS = 1_000;

export interface BoundListener {
  readonly wiring: ListenerWiring;
  readonly listener: Listener;
}

/** One life of the queue: from its declaration to the end of its channel. */
interface Subscription {
  readonly channel: ConfirmChannel;
  readonly waiting: ConsumeMessage[];
  hasLearned: boolean;
}

const heard = counter({
  name: 'messaging_heard_total',
  help: 'Events that came to a listener of this process: passed on, or unreadable and skipped.',
  labelNames: ['listener', 'outcome'],
});
const learned = counter({
  name: 'messaging_learned_total',
  help: 'How often a listener fetched the present state, by how that ended. More than once per process: subscriptions were lost.',
  labelNames: ['listener', 'outcome'],
});

/**
 * Keeps one listener up to date: subscribes, lets it learn the present state, then passes on what was said since. Whenever
 * the subscription is lost, or the listener failed to take something in, all of that begins anew.
 */
export class ListenerProcess {
  private readonly log = logger('listener');
  private readonly contracts: ReadonlyMap<string, ListenerWiring['contracts'][number]>;
  private readonly wake = new Wake();
  private channel: ReopeningChannel | undefined;
  private subscription: Subscription | undefined;
  private working: Promise<void> | undefined;
  private hasEverLearned = false;
  private isStopping = false;

  constructor(
    private readonly broker: Broker,
    private readonly bound: BoundListener,
  ) {
    this.contracts = new Map(bound.wiring.contracts.map((contract) => [contract.type, contract]));
  }

  /** Does not wait for the first learning, for whom it asks may not have started; the process is not ready before. */
  async start(): Promise<void> {
    const { name } = this.bound.wiring;
    readiness.register(name, async () => {
      if (!this.hasEverLearned) throw new BrokerUnavailable('has not learned the present state yet');
    });
    this.channel = await this.broker.openConsumingChannel(name, (channel) => this.subscribe(channel));
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    this.subscription = undefined;
    this.wake.now();
    await this.channel?.close();
    await this.working;
  }

  private async subscribe(channel: ConfirmChannel): Promise<void> {
    const subscription: Subscription = { channel, waiting: [], hasLearned: false };
    const queue = await declareListenerQueue(channel, this.bound.wiring);
    await channel.prefetch(PREFETCH);
    this.subscription = subscription;
    await channel.consume(queue, (message) => this.receive(subscription, message));
    // What this one was about to pass on is part of what it learns now.
    this.wake.now();
    this.beginWork();
  }

  private receive(subscription: Subscription, message: ConsumeMessage | null): void {
    if (message === null) {
      // The broker cancelled us. Closing the channel makes it come back with a new queue.
      void subscription.channel.close().catch(() => undefined);
      return;
    }
    subscription.waiting.push(message);
    this.beginWork();
  }

  private beginWork(): void {
    if (this.isStopping) return;
    this.working ??= this.work().finally(() => {
      this.working = undefined;
      if (this.hasWork()) this.beginWork();
    });
  }

  private hasWork(): boolean {
    return this.subscription !== undefined && (!this.subscription.hasLearned || this.subscription.waiting.length > 0);
  }

  /** One thing at a time: learning and hearing never overlap, also across subscriptions. */
  private async work(): Promise<void> {
    while (this.hasWork() && this.subscription) {
      const subscription = this.subscription;
      try {
        if (subscription.hasLearned) await this.passOn(subscription);
        else await this.learn(subscription);
      } catch (error) {
        const { name } = this.bound.wiring;
        learned.inc({ listener: name, outcome: 'failed' });
        this.log.warn({ listener: name, err: error }, 'what it knows may be old, learning again');
        subscription.hasLearned = false;
        await this.wake.within(LEARN_AGAIN_PAUSE_MS);
      }
    }
  }

  private async learn(subscription: Subscription): Promise<void> {
    await this.bound.listener.learn();
    learned.inc({ listener: this.bound.wiring.name, outcome: 'done' });
    subscription.hasLearned = true;
    this.hasEverLearned = true;
  }

  /** Everything that waits, in one call. */
  private async passOn({ channel, waiting }: Subscription): Promise<void> {
    const { name } = this.bound.wiring;
    const messages = waiting.splice(0);
    const read = messages.map(({ content }) => readHeard(this.contracts, content));
    const events = read.flatMap((each) => each.events);
    for (const reason of read.flatMap((each) => each.unreadable)) {
      heard.inc({ listener: name, outcome: 'unreadable' });
      this.log.error({ listener: name, reason }, 'unreadable, skipped');
    }
    try {
      if (events.length > 0) await this.bound.listener.hear(events);
      heard.inc({ listener: name, outcome: 'heard' }, events.length);
    } finally {
      // Also what failed: it is learned instead, and nothing behind it could come otherwise.
      const last = messages.at(-1);
      if (last) acknowledgeUpTo(channel, last);
    }
  }
}

/** A channel that is gone took its queue with it. */
function acknowledgeUpTo(channel: ConfirmChannel, message: ConsumeMessage): void {
  try {
    channel.ack(message, true);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'IllegalOperationError') throw error;
  }
}
