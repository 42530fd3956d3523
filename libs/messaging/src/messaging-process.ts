import { DiscoveryService } from '@golevelup/nestjs-discovery';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import type { Alerts } from './alerts/alerts';
import { Broker } from './connection/broker';
import { Publisher } from './connection/publisher';
import { bindHandlers } from './handlers/bind-handlers';
import { InboxPurge } from './inbox/purge-inbox';
import { ListenerProcess } from './listeners/listener-process';
import { Outbox } from './outbox/outbox';
import { OutboxRelay } from './outbox/relay';
import { BacklogWatch } from './pipeline/backlog-watch';
import { KeepOrder } from './pipeline/keep-order';
import { pipelineOver } from './pipeline/pipeline';
import { QueueConsumer } from './pipeline/queue-consumer';
import { Settle } from './pipeline/settle';
import { RpcClient } from './rpc/rpc-client';
import { RpcServer } from './rpc/rpc-server';
import { computeTopology } from './topology/compute-topology';
import { checkExchanges, declareTopology } from './topology/declare-topology';
import { unroutableName } from './topology/names';
import { UnroutableWatch } from './topology/unroutable-watch';
import type { Wiring } from './topology/wiring';

/** What is left of the shutdown deadline is for the relay. */
const RELAY_FLUSH_DEADLINE_MS = 3_000;

/** What exists before the process has begun: unconnected, and shared with whoever publishes or asks. */
export interface MessagingParts {
  readonly wiring: Wiring;
  readonly broker: Broker;
  readonly publisher: Publisher;
  readonly rpcClient: RpcClient;
  readonly outbox: Outbox;
  readonly alerts: Alerts;
}

/** Starts messaging when everything else is ready, and ends it before anything else goes away. */
@Injectable()
export class MessagingProcess implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly relay: OutboxRelay;
  private readonly purge: InboxPurge;
  private readonly watch: UnroutableWatch;
  private readonly backlog: BacklogWatch;
  private consumers: readonly (QueueConsumer | RpcServer | ListenerProcess)[] = [];

  constructor(
    private readonly parts: MessagingParts,
    private readonly database: Database,
    private readonly discovery: DiscoveryService,
  ) {
    const { wiring, broker, publisher, outbox, alerts } = parts;
    this.relay = new OutboxRelay(wiring.owner, database, publisher, outbox);
    this.purge = new InboxPurge(database, wiring.inboxRetentionDays);
    this.watch = new UnroutableWatch(broker, wiring.owner, alerts);
    this.backlog = new BacklogWatch(
      broker,
      wiring.handlers.map(({ queue }) => queue),
    );
  }

  /** Ways out first, ways in last: nothing is taken that could not be answered. A start that fails leaves no connection behind. */
  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.start();
    } catch (error) {
      await this.parts.broker.close();
      throw error;
    }
  }

  /** Stop taking, finish what runs, announce what was committed, then leave. */
  async beforeApplicationShutdown(): Promise<void> {
    this.watch.stop();
    this.backlog.stop();
    this.parts.alerts.stop();
    this.purge.stop();
    await Promise.all(this.consumers.map((consumer) => consumer.stop()));
    await this.relay.stop(RELAY_FLUSH_DEADLINE_MS);
    await this.parts.broker.close();
  }

  private async start(): Promise<void> {
    const { wiring, broker, publisher, rpcClient, alerts } = this.parts;
    const bound = await bindHandlers(this.discovery, wiring);
    const topology = computeTopology(wiring);
    await broker.connect();
    await broker.openConsumingChannel('topology', async (channel) => {
      await declareTopology(channel, topology);
      await checkExchanges(channel, wiring);
    });
    await alerts.open();
    await publisher.open();
    if (wiring.asks.length > 0) await rpcClient.open();
    if (topology.exchanges.some(({ name }) => name === unroutableName(wiring.owner))) await this.watch.start();
    this.relay.start();
    this.purge.start();
    const run = pipelineOver(this.database);
    const settle = new Settle(publisher, new KeepOrder(this.database));
    this.consumers = [
      ...bound.listeners.map((listener) => new ListenerProcess(broker, listener)),
      ...bound.handlers.map((handler) => new QueueConsumer(broker, handler, run, settle)),
      ...bound.answerers.map((answerer) => new RpcServer(broker, answerer.wiring, answerer.answerer)),
    ];
    for (const consumer of this.consumers) await consumer.start();
    await this.backlog.start();
  }
}
