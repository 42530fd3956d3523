import { freeText, instant, minorUnits, uuid } from '@floodgate/contracts';
import { z } from 'zod';
import { campaignKinds, campaignStatuses, statusOf, type Campaign } from '../domain/red-packet-campaign';

const PACKETS_MAX_COUNT = 10_000_000;
const PAGE_MAX_COUNT = 100;
const PAGE_DEFAULT_COUNT = 20;

const packetCount = z.int().min(1).max(PACKETS_MAX_COUNT);

export const CampaignParams = z.object({ id: uuid });
export type CampaignParams = z.infer<typeof CampaignParams>;

export const CreateCampaignBody = z
  .object({
    name: freeText,
    kind: z.enum(campaignKinds).describe('`random`: every packet is drawn. `fixed`: every packet is `amountMinor`.'),
    budgetMinor: minorUnits.min(1),
    packetCount,
    amountMinor: minorUnits.min(1).optional().describe('Of one packet; for `fixed` only.'),
    minOrderMinor: minorUnits.default(0).describe('What an order must have cost at least.'),
    startsAt: instant.describe('Orders paid from here on…'),
    endsAt: instant.describe('… and before this.'),
  })
  .superRefine(refuseWhatCannotBe);
export type CreateCampaignBody = z.infer<typeof CreateCampaignBody>;

export const ChangeCampaignBody = z.object({ status: z.literal('closed').describe('For good.') });

export const ListCampaignsQuery = z.object({
  limit: z.coerce.number().int().min(1).max(PAGE_MAX_COUNT).default(PAGE_DEFAULT_COUNT),
  cursor: uuid.optional(),
});
export type ListCampaignsQuery = z.infer<typeof ListCampaignsQuery>;

export const CampaignAnswer = z
  .object({
    id: uuid,
    name: z.string(),
    status: z.enum(campaignStatuses),
    kind: z.enum(campaignKinds),
    budgetMinor: minorUnits,
    packetCount,
    amountMinor: minorUnits.nullable(),
    minOrderMinor: minorUnits,
    startsAt: instant,
    endsAt: instant,
    grantedCount: z.int(),
    grantedMinor: minorUnits,
    leftCount: z.int(),
    leftMinor: minorUnits,
    exhaustedAt: instant.nullable(),
    closedAt: instant.nullable(),
    createdAt: instant,
  })
  .describe('What was granted and not revoked is with customers; the rest is left.');
export type CampaignAnswer = z.infer<typeof CampaignAnswer>;

export const CampaignPage = z
  .object({ items: z.array(CampaignAnswer), nextCursor: uuid.nullable() })
  .describe('Newest first. Ask again with `cursor` set to `nextCursor` until that is null.');
export type CampaignPage = z.infer<typeof CampaignPage>;

export function presentCampaign(campaign: Campaign, now: Date): CampaignAnswer {
  return {
    ...campaign,
    status: statusOf(campaign, now),
    startsAt: campaign.startsAt.toISOString(),
    endsAt: campaign.endsAt.toISOString(),
    leftCount: campaign.packetCount - campaign.grantedCount,
    leftMinor: campaign.budgetMinor - campaign.grantedMinor,
    exhaustedAt: campaign.exhaustedAt?.toISOString() ?? null,
    closedAt: campaign.closedAt?.toISOString() ?? null,
    createdAt: campaign.createdAt.toISOString(),
  };
}

export function presentPage(campaigns: readonly Campaign[], limit: number, now: Date): CampaignPage {
  const last = campaigns.length === limit ? campaigns.at(-1) : undefined;
  return { items: campaigns.map((campaign) => presentCampaign(campaign, now)), nextCursor: last?.id ?? null };
}

interface Wanted {
  readonly kind: string;
  readonly budgetMinor: number;
  readonly packetCount: number;
  readonly amountMinor?: number | undefined;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Fields that are each fine and cannot be true together. */
function refuseWhatCannotBe(wanted: Wanted, issues: z.RefinementCtx): void {
  const refuse = (field: keyof Wanted, message: string) => issues.addIssue({ code: 'custom', path: [field], message });
  const { kind, budgetMinor, packetCount, amountMinor } = wanted;
  const needed = packetCount * (amountMinor ?? 1);
  if (kind === 'fixed' && amountMinor === undefined) refuse('amountMinor', 'is required for a fixed campaign');
  if (kind === 'random' && amountMinor !== undefined) refuse('amountMinor', 'is for fixed campaigns only');
  if (budgetMinor < needed) refuse('budgetMinor', `must be at least ${needed} for ${packetCount} packets`);
  if (new Date(wanted.endsAt) <= new Date(wanted.startsAt)) refuse('endsAt', 'must be after startsAt');
}
