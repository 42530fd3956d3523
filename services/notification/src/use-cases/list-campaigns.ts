import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { Campaign } from '../domain/red-packet-campaign';
import { RedPacketCampaignRepository } from '../storage/red-packet-campaign.repository';

interface Question {
  readonly limit: number;
  /** The last campaign of the page before. */
  readonly after: string | undefined;
}

/** Every campaign there ever was, newest first. */
@Injectable()
export class ListCampaigns {
  constructor(private readonly campaigns: RedPacketCampaignRepository) {}

  execute(tx: Transaction, question: Question): Promise<Campaign[]> {
    return this.campaigns.list(tx, question);
  }
}
