import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { Campaign } from '../domain/red-packet-campaign';
import { RedPacketCampaignRepository } from '../storage/red-packet-campaign.repository';

@Injectable()
export class GetCampaign {
  constructor(private readonly campaigns: RedPacketCampaignRepository) {}

  /** @throws CampaignNotFound */
  execute(tx: Transaction, campaignId: string): Promise<Campaign> {
    return this.campaigns.get(tx, campaignId);
  }
}
