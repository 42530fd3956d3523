import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { Campaign } from '../domain/red-packet-campaign';
import { CampaignNotFound } from '../domain/red-packet.errors';
import { models } from './notification.database';
import { CLOSE_CAMPAIGN, INSERT_CAMPAIGN } from './red-packet-campaign.sql';
import { campaignOf } from './red-packet.rows';

interface NewCampaign extends Campaign {
  readonly createdBy: string;
  /** The operator's own name for the request: repeating it creates one campaign. */
  readonly idempotencyKey: string | null;
}

@Injectable()
export class RedPacketCampaignRepository {
  /** Stores the campaign with its budget, unless the operator's key is there already: then returns what it was used for. */
  async insert(tx: Transaction, campaign: NewCampaign): Promise<Campaign | null> {
    const inserted = await tx.$queryRawUnsafe<{ id: string }[]>(INSERT_CAMPAIGN, JSON.stringify(campaign));
    if (inserted.length === 1) return null;
    const { createdBy, idempotencyKey } = campaign;
    const first = await models(tx).redPacketCampaign.findFirst({ where: { createdBy, idempotencyKey } });
    return first && campaignOf(first);
  }

  /** Nothing happens to a campaign that is closed already. */
  async close(tx: Transaction, campaignId: string, now: Date): Promise<void> {
    await tx.$executeRawUnsafe(CLOSE_CAMPAIGN, campaignId, now);
  }

  /** @throws CampaignNotFound */
  async get(tx: Transaction, campaignId: string): Promise<Campaign> {
    const row = await models(tx).redPacketCampaign.findUnique({ where: { id: campaignId } });
    if (!row) throw new CampaignNotFound(campaignId);
    return campaignOf(row);
  }

  /** Newest first, behind the given one. */
  async list(tx: Transaction, { limit, after }: { limit: number; after: string | undefined }): Promise<Campaign[]> {
    const rows = await models(tx).redPacketCampaign.findMany({
      where: { id: after === undefined ? undefined : { lt: after } },
      orderBy: { id: 'desc' },
      take: limit,
    });
    return rows.map(campaignOf);
  }
}
