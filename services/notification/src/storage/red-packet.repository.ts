import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { Grant, RedPacket, RefundedOrder, Revocation } from '../domain/red-packet';
import type { Campaign } from '../domain/red-packet-campaign';
import { models } from './notification.database';
import { campaignOf, redPacketOf, type CampaignRow } from './red-packet.rows';
import { GRANT_PACKETS, LOCK_CAMPAIGNS_OF_ORDERS, LOCK_RUNNING_CAMPAIGNS, REVOKE_PACKETS } from './red-packet.sql';

interface Page {
  readonly customerId: string;
  readonly limit: number;
  /** The last red packet of the page before. */
  readonly after: string | undefined;
}

type RevokedRow = Omit<Revocation, 'amountMinor'> & { readonly amountMinor: bigint };

@Injectable()
export class RedPacketRepository {
  /** The campaigns that may have a packet for an order paid from `earliest` to `latest`, locked, the oldest first. */
  async lockRunningCampaigns(tx: Transaction, earliest: Date, latest: Date): Promise<Campaign[]> {
    const rows = await tx.$queryRawUnsafe<CampaignRow[]>(LOCK_RUNNING_CAMPAIGNS, earliest, latest);
    return rows.map(campaignOf);
  }

  /** Which of these orders have had their packet, or may never have one. */
  async findSettled(tx: Transaction, orderIds: readonly string[]): Promise<ReadonlySet<string>> {
    const where = { orderId: { in: [...orderIds] } };
    const rows = await models(tx).redPacket.findMany({ where, select: { orderId: true } });
    return new Set(rows.map(({ orderId }) => orderId));
  }

  /** Books the packets whose orders have none, and tells their ids. The caller holds their campaigns. */
  async grant(tx: Transaction, packets: readonly (Grant & { readonly id: string })[], now: Date) {
    const rows = await tx.$queryRawUnsafe<{ id: string }[]>(GRANT_PACKETS, JSON.stringify(packets), now);
    return new Set(rows.map(({ id }) => id));
  }

  /** The ids of the campaigns these orders won from, locked. */
  async lockCampaignsOf(tx: Transaction, orderIds: readonly string[]): Promise<string[]> {
    const rows = await tx.$queryRawUnsafe<{ id: string }[]>(LOCK_CAMPAIGNS_OF_ORDERS, orderIds);
    return rows.map(({ id }) => id);
  }

  /** Takes the orders' packets back into the campaigns, which the caller holds, and voids the orders that have none. */
  async revoke(
    tx: Transaction,
    orders: readonly (RefundedOrder & { readonly id: string })[],
    { campaignIds, now }: { readonly campaignIds: readonly string[]; readonly now: Date },
  ): Promise<Revocation[]> {
    const rows = await tx.$queryRawUnsafe<RevokedRow[]>(REVOKE_PACKETS, JSON.stringify(orders), now, campaignIds);
    return rows.map((row) => ({ ...row, amountMinor: Number(row.amountMinor) }));
  }

  async countGranted(tx: Transaction, orderIds: readonly string[]): Promise<number> {
    return models(tx).redPacket.count({ where: { orderId: { in: [...orderIds] }, status: 'granted' } });
  }

  /** Newest first: the ids are made in the order of time. */
  async list(tx: Transaction, { customerId, limit, after }: Page): Promise<RedPacket[]> {
    const rows = await models(tx).redPacket.findMany({
      where: { customerId, status: { not: 'void' }, id: after === undefined ? undefined : { lt: after } },
      orderBy: { id: 'desc' },
      take: limit,
    });
    return rows.map(redPacketOf);
  }
}
