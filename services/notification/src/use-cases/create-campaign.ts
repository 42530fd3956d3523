import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { v7 as uuidv7 } from 'uuid';
import { assertNotOver, assertSameCampaign, type Campaign, type CampaignRequest } from '../domain/red-packet-campaign';
import { RedPacketCampaignRepository } from '../storage/red-packet-campaign.repository';

interface Asked {
  readonly request: CampaignRequest;
  readonly createdBy: string;
  /** The operator's own name for the request: repeating it creates one campaign. */
  readonly idempotencyKey: string | null;
}

/** An operator sets money apart for red packets. */
@Injectable()
export class CreateCampaign {
  constructor(
    private readonly campaigns: RedPacketCampaignRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws CampaignOver, CampaignKeyReused */
  async execute(tx: Transaction, { request, ...asked }: Asked): Promise<Campaign> {
    const now = this.clock.now();
    const nothing = { grantedCount: 0, grantedMinor: 0, exhaustedAt: null, closedAt: null };
    const campaign = { ...request, ...nothing, id: uuidv7(), createdAt: now };
    const first = await this.campaigns.insert(tx, { ...campaign, ...asked });
    // Asked of new campaigns only: a repeated request hears what became of the first, also when that is over.
    if (first === null) assertNotOver(campaign, now);
    else assertSameCampaign(first, request);
    return first ?? campaign;
  }
}
