import { DiscoveryModule, DiscoveryService } from '@golevelup/nestjs-discovery';
import { Module, type DynamicModule } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import { CommandSender } from './commands/command-sender';
import { Broker } from './connection/broker';
import { Publisher } from './connection/publisher';
import type { MessagingSettings } from './handlers/handler-class';
import { MessagingProcess } from './messaging-process';
import { Outbox } from './outbox/outbox';
import { RpcClient } from './rpc/rpc-client';
import { wire } from './topology/wiring';

/** Gives a service its `Outbox`, `RpcClient` and `CommandSender`, and runs its handlers. */
@Module({})
export class Messaging {
  /** @throws WiringError when the settings contradict themselves. */
  static for(settings: MessagingSettings): DynamicModule {
    const wiring = wire(settings);
    const broker = new Broker(wiring.owner, settings.url);
    const publisher = new Publisher(broker);
    const parts = { wiring, broker, publisher, outbox: new Outbox(wiring), rpcClient: new RpcClient(broker) };
    return {
      module: Messaging,
      global: true,
      imports: [DiscoveryModule],
      providers: [
        { provide: Outbox, useValue: parts.outbox },
        { provide: RpcClient, useValue: parts.rpcClient },
        { provide: CommandSender, useValue: new CommandSender(wiring, publisher) },
        {
          provide: MessagingProcess,
          inject: [Database, DiscoveryService],
          useFactory: (database: Database, discovery: DiscoveryService) =>
            new MessagingProcess(parts, database, discovery),
        },
      ],
      exports: [Outbox, RpcClient, CommandSender],
    };
  }
}
