import { DiscoveryModule, DiscoveryService } from '@golevelup/nestjs-discovery';
import {
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import { Alerts } from './alerts/alerts';
import { CommandSender } from './commands/command-sender';
import { Broker } from './connection/broker';
import { Publisher } from './connection/publisher';
import { DeadLetterWatch } from './dead-letters/dead-letter-watch';
import { DeadLetters } from './dead-letters/dead-letters';
import { DeadLettersController } from './dead-letters/dead-letters.controller';
import type { MessagingSettings } from './handlers/handler-class';
import { MessagingProcess } from './messaging-process';
import { Outbox } from './outbox/outbox';
import { RpcClient } from './rpc/rpc-client';
import { computeTopology } from './topology/compute-topology';
import { wire, type Wiring } from './topology/wiring';

/** Gives a service its `Outbox`, `RpcClient`, `CommandSender` and `Alerts`, runs its handlers, and shows operators its dead letters. */
@Module({})
export class Messaging implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly watch: DeadLetterWatch) {}

  /** @throws WiringError when the settings contradict themselves. */
  static for(settings: MessagingSettings): DynamicModule {
    const wiring = wire(settings);
    const broker = new Broker(wiring.owner, settings.url);
    const publisher = new Publisher(broker);
    const alerts = new Alerts(wiring.owner, broker);
    const outbox = new Outbox(wiring);
    const parts = { wiring, broker, publisher, outbox, alerts, rpcClient: new RpcClient(broker, alerts) };
    return {
      module: Messaging,
      global: true,
      imports: [DiscoveryModule],
      controllers: [DeadLettersController],
      providers: [
        { provide: DeadLetterWatch, useValue: new DeadLetterWatch(broker, queuesBesideHandlers(wiring), alerts) },
        { provide: DeadLetters, useValue: deadLettersOf(wiring, settings.url) },
        { provide: Outbox, useValue: outbox },
        { provide: Alerts, useValue: alerts },
        { provide: RpcClient, useValue: parts.rpcClient },
        { provide: CommandSender, useValue: new CommandSender(wiring, publisher) },
        {
          provide: MessagingProcess,
          inject: [Database, DiscoveryService],
          useFactory: (database: Database, discovery: DiscoveryService) =>
            new MessagingProcess(parts, database, discovery),
        },
      ],
      exports: [Outbox, RpcClient, CommandSender, Alerts],
    };
  }

  /** Nest calls this after the hooks of the providers: messaging runs. */
  async onApplicationBootstrap(): Promise<void> {
    await this.watch.start();
  }

  beforeApplicationShutdown(): void {
    this.watch.stop();
  }
}

function deadLettersOf({ owner, handlers }: Wiring, url: string): DeadLetters {
  return new DeadLetters({ url, name: `${owner} dead letters`, queues: handlers.map(({ queue }) => queue) });
}

/** Ladders, delays and dead letters: nothing consumes there, so nobody else would notice that one is missing. */
function queuesBesideHandlers(wiring: Wiring) {
  const beside = wiring.handlers.map(({ queue }) => `${queue}.`);
  return computeTopology(wiring).queues.filter(({ name }) => beside.some((prefix) => name.startsWith(prefix)));
}
