import type { RedPacket } from '../domain/red-packet';
import type { Campaign, CampaignKind } from '../domain/red-packet-campaign';
import type { RedPacketCampaignModel, RedPacketModel } from './generated/models';

/** A campaign's row without who asked for it. */
export type CampaignRow = Omit<RedPacketCampaignModel, 'createdBy' | 'idempotencyKey'>;

/** Money fits a JavaScript number: what is stored was checked against the bound of every message. */
export function campaignOf(row: CampaignRow): Campaign {
  return {
    id: row.id,
    name: row.name,
    // A CHECK keeps every other word out of the column.
    kind: row.kind as CampaignKind,
    budgetMinor: Number(row.budgetMinor),
    packetCount: row.packetCount,
    amountMinor: row.amountMinor === null ? null : Number(row.amountMinor),
    minOrderMinor: Number(row.minOrderMinor),
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    grantedCount: row.grantedCount,
    grantedMinor: Number(row.grantedMinor),
    exhaustedAt: row.exhaustedAt,
    closedAt: row.closedAt,
    createdAt: row.createdAt,
  };
}

/** Of a row that is not void; a CHECK sees to it that such a row has everything. */
export function redPacketOf(row: RedPacketModel): RedPacket {
  return { ...row, amountMinor: Number(row.amountMinor) } as RedPacket;
}
