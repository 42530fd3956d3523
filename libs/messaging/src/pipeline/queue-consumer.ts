import { logger, histogram } from '@floodgate/observability';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import { Cadence } from '../cadence';
import type { Broker } from '../connection/broker';
import type { ReopeningChannel } from '../connection/reopening-channel';
import { topologyOfHandler } from '../topology/compute-topology';
import { declareTopology } from '../topology/declare-topology';
import { attempt, type Outcomes } from './attempt';
import type { Attempt, BoundHandler } from './batch';
import { Arrival } from './arrival';
import type { Delivery } from './delivery';
import { measureAge } from './event-age';
import type { Settle } from './settle';

const FAILURE_PAUSE_MS = 1_000;
/** A batch that takes longer is worth a look. */
const SLOW_MS = 2_000;

const duration = histogram({
  name: 'messaging_handle_duration_seconds',
  help: 'From taking a batch of deliveries to its acknowledgement.',
  labelNames: ['handler'],
});

/**
 * Takes deliveries of one queue, one batch at a time. Whatever arrived since a batch began forms the next one, so batches
 * grow with the load; they begin at a distance from each other, or when they are full. One at a time also keeps the order
 * of the queue.
 */
export class QueueConsumer {
  private readonly log = logger('consumer');
  private channel: ReopeningChannel | undefined;
  private consumerTag: string | undefined;
  private waiting: Arrival[] = [];
  private working: Promise<void> | undefined;
  private isStopping = false;
  private readonly cadence: Cadence;

  constructor(
    private readonly broker: Broker,
    private readonly handler: BoundHandler,
    private readonly run: Attempt,
    private readonly settle: Settle,
  ) {
    this.cadence = new Cadence(handler.wiring.batchIntervalMs);
  }

  async start(): Promise<void> {
    const { queue } = this.handler.wiring;
    this.channel = await this.broker.openConsumingChannel(queue, (channel) => this.consume(channel));
  }

  /** No new deliveries; what is running finishes. What waits goes back to the queue with the channel. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.waiting = [];
    this.cadence.hurry();
    if (this.channel?.isOpen && this.consumerTag !== undefined) {
      await this.channel.current.cancel(this.consumerTag).catch(() => undefined);
    }
    await this.working;
  }

  private async consume(channel: ConfirmChannel): Promise<void> {
    const { queue, prefetch } = this.handler.wiring;
    // Deliveries of the incarnation before this one have gone back to the queue.
    this.waiting = this.waiting.filter((arrival) => arrival.channel === channel);
    // Again on every new channel: an operator may have deleted the queue, which is why this channel is new.
    await declareTopology(channel, topologyOfHandler(this.handler.wiring));
    await channel.prefetch(prefetch);
    const { consumerTag } = await channel.consume(queue, (message) => this.receive(channel, message));
    this.consumerTag = consumerTag;
  }

  private receive(channel: ConfirmChannel, message: ConsumeMessage | null): void {
    if (this.isStopping) return;
    if (message === null) {
      // The broker cancelled us (queue deleted, node gone). Closing the channel makes it come back with a new consumer.
      this.log.warn({ handler: this.handler.wiring.queue }, 'consumer cancelled by the broker, consuming anew');
      void channel.close().catch(() => undefined);
      return;
    }
    this.waiting.push(new Arrival(this.handler.wiring.contract, message, channel));
    if (this.hasAllItMay) this.cadence.hurry();
    this.working ??= this.work().finally(() => (this.working = undefined));
  }

  private async work(): Promise<void> {
    let isMoreThanABatch = false;
    while (this.waiting.length > 0) {
      await this.cadence.next(isMoreThanABatch || this.hasAllItMay);
      const arrivals = this.takeBatch();
      // While it rested, the channel closed or the process was told to stop.
      if (arrivals.length === 0) return;
      isMoreThanABatch = this.waiting.length > 0;
      const stopTimer = duration.startTimer({ handler: this.handler.wiring.queue });
      try {
        await this.process(arrivals.map((arrival) => arrival.read()));
        stopTimer();
      } catch (error) {
        await this.putBack(arrivals, error);
      }
    }
  }

  /** The broker hands over nothing more before something is acknowledged. */
  private get hasAllItMay(): boolean {
    return this.waiting.length >= this.handler.wiring.prefetch;
  }

  private takeBatch(): Arrival[] {
    const { batchSize } = this.handler.wiring;
    let eventCount = 0;
    const room = this.waiting.findIndex((arrival) => (eventCount += arrival.read().events.length) > batchSize);
    return this.waiting.splice(0, room === -1 ? this.waiting.length : Math.max(1, room));
  }

  private async process(deliveries: readonly Delivery[]): Promise<void> {
    const begin = performance.now();
    const events = deliveries.flatMap((delivery) => delivery.events);
    measureAge(this.handler.wiring.queue, events);
    const outcomes: Outcomes = events.length === 0 ? new Map() : await attempt(this.run, this.handler, events);
    await this.settle.settle(this.handler, deliveries, outcomes);
    const durationMs = Math.round(performance.now() - begin);
    if (durationMs > SLOW_MS) {
      this.log.warn(
        { handler: this.handler.wiring.queue, durationMs, eventCount: events.length },
        'slow: a smaller batchSize, an index, or fewer round trips?',
      );
    }
    this.log.info(
      {
        handler: this.handler.wiring.queue,
        eventCount: events.length,
        durationMs,
        correlationIds: [...new Set(events.map(({ event }) => correlationOf(event.traceparent)))],
      },
      'handled',
    );
  }

  /** Database or broker away: no attempt is counted, nothing is acknowledged; the same deliveries are tried again in place. */
  private async putBack(arrivals: readonly Arrival[], error: unknown): Promise<void> {
    this.log.warn(
      { handler: this.handler.wiring.queue, err: error },
      'cannot work now, deliveries are kept and tried again',
    );
    await new Promise((resolve) => setTimeout(resolve, FAILURE_PAUSE_MS));
    const current = this.channel?.isOpen ? this.channel.current : undefined;
    this.waiting.unshift(...arrivals.filter(({ channel }) => channel === current));
  }
}

function correlationOf(traceparent: string | undefined): string | undefined {
  return traceparent?.split('-')[1];
}
