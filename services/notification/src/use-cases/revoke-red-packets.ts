import { Injectable } from '@nestjs/common';
import { RedPacketRevoked, type DataOf } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { v7 as uuidv7 } from 'uuid';
import type { RefundedOrder, Revocation } from '../domain/red-packet';
import { RedPacketRepository } from '../storage/red-packet.repository';

/** Takes the red packets of refunded orders back into their budgets; an order that has none will not get one any more. */
@Injectable()
export class RevokeRedPackets {
  constructor(
    private readonly redPackets: RedPacketRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, refunded: readonly RefundedOrder[]): Promise<void> {
    const orders = [...new Map(refunded.map((order) => [order.orderId, { ...order, id: uuidv7() }])).values()];
    const orderIds = orders.map(({ orderId }) => orderId);
    const campaignIds = await this.redPackets.lockCampaignsOf(tx, orderIds);
    const revoked = await this.redPackets.revoke(tx, orders, { campaignIds, now: this.clock.now() });
    // Granted while we were waiting, from a campaign we do not hold: the next attempt holds it.
    if ((await this.redPackets.countGranted(tx, orderIds)) > 0)
      throw new Error('A refunded order was granted its red packet at this moment: to be tried again');
    await this.outbox.addAll(tx, RedPacketRevoked, revoked.map(announcement));
  }
}

function announcement({ id, revokedAt, ...grant }: Revocation): DataOf<typeof RedPacketRevoked> {
  return { redPacketId: id, ...grant, revokedAt: revokedAt.toISOString() };
}
