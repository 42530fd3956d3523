import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import type { Campaign } from '../domain/red-packet-campaign';
import { RedPacketCampaignRepository } from '../storage/red-packet-campaign.repository';

/** Ends a campaign now and for good: not even an order that was paid before wins anything from here on. */
@Injectable()
export class CloseCampaign {
  constructor(
    private readonly campaigns: RedPacketCampaignRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws CampaignNotFound */
  async execute(tx: Transaction, campaignId: string): Promise<Campaign> {
    await this.campaigns.close(tx, campaignId, this.clock.now());
    return this.campaigns.get(tx, campaignId);
  }
}
