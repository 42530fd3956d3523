import { Module } from '@nestjs/common';
import { RedPacketGranted, RedPacketRevoked } from '@floodgate/contracts';
import { Messaging } from '@floodgate/messaging';
import { Persistence } from '@floodgate/persistence';
import { Runtime } from '@floodgate/runtime';
import { GrantRedPacketOnOrderPaid } from '../src/messaging/grant-red-packet-on-order-paid.handler';
import { RevokeRedPacketOnOrderRefunded } from '../src/messaging/revoke-red-packet-on-order-refunded.handler';
import { notificationDatabase } from '../src/storage/notification.database';
import { RedPacketRepository } from '../src/storage/red-packet.repository';
import { GrantRedPackets } from '../src/use-cases/grant-red-packets';
import { RevokeRedPackets } from '../src/use-cases/revoke-red-packets';

/**
 * A second replica, as far as red packets go, with connections of its own. The service's own module has one connection to
 * the broker however often it is started in a process. Load it dynamically: its configuration is read on import.
 */
export async function redPacketReplica() {
  const { notificationConfig } = await import('../src/notification.config');
  const handlers = [GrantRedPacketOnOrderPaid, RevokeRedPacketOnOrderRefunded];
  const messaging = { owner: 'notification', handlers, publishes: [RedPacketGranted, RedPacketRevoked] } as const;

  @Module({
    imports: [
      Runtime.forService({ name: 'notification', config: notificationConfig }),
      Persistence.for({ ...notificationDatabase, url: notificationConfig.DATABASE_URL }),
      Messaging.for({ ...messaging, url: notificationConfig.BROKER_URL }),
    ],
    providers: [...handlers, GrantRedPackets, RevokeRedPackets, RedPacketRepository],
  })
  class Replica {}
  return Replica;
}
