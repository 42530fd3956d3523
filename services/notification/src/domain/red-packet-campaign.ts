import { CampaignKeyReused, CampaignOver } from './red-packet.errors';

/** `random`: every packet is drawn. `fixed`: every packet has the same amount. */
export const campaignKinds = ['random', 'fixed'] as const;
export type CampaignKind = (typeof campaignKinds)[number];

/** `exhausted` has no packet left at the moment; a revoked one makes it run again. */
export const campaignStatuses = ['scheduled', 'running', 'exhausted', 'ended', 'closed'] as const;
export type CampaignStatus = (typeof campaignStatuses)[number];

/** What an operator asks for. */
export interface CampaignRequest {
  readonly name: string;
  readonly kind: CampaignKind;
  readonly budgetMinor: number;
  readonly packetCount: number;
  /** Of one packet of a fixed campaign; null in a random one. */
  readonly amountMinor: number | null;
  /** What an order must have cost at least. */
  readonly minOrderMinor: number;
  /** Orders paid from here on… */
  readonly startsAt: Date;
  /** … and before this. */
  readonly endsAt: Date;
}

/** A budget that is divided among the orders that are paid while it runs. */
export interface Campaign extends CampaignRequest {
  readonly id: string;
  /** What is with customers: what was revoked is subtracted again. */
  readonly grantedCount: number;
  readonly grantedMinor: number;
  /** When the last packet went out for the first time; null while that has not happened. */
  readonly exhaustedAt: Date | null;
  readonly closedAt: Date | null;
  readonly createdAt: Date;
}

/** Closing is for good; it wins over everything else that is true of a campaign. */
export function statusOf(campaign: Campaign, now: Date): CampaignStatus {
  if (campaign.closedAt !== null) return 'closed';
  if (now < campaign.startsAt) return 'scheduled';
  if (now >= campaign.endsAt) return 'ended';
  return campaign.grantedCount < campaign.packetCount ? 'running' : 'exhausted';
}

/** @throws CampaignOver when the campaign could not grant anything to anybody any more */
export function assertNotOver({ endsAt }: CampaignRequest, now: Date): void {
  if (endsAt <= now) throw new CampaignOver(now);
}

const requestFields = ['name', 'kind', 'budgetMinor', 'packetCount', 'amountMinor', 'minOrderMinor'] as const;

/** @throws CampaignKeyReused when a repeated request does not ask for what the first one asked for */
export function assertSameCampaign(first: CampaignRequest, repeated: CampaignRequest): void {
  const isSame =
    requestFields.every((field) => first[field] === repeated[field]) &&
    first.startsAt.getTime() === repeated.startsAt.getTime() &&
    first.endsAt.getTime() === repeated.endsAt.getTime();
  if (!isSame) throw new CampaignKeyReused();
}
