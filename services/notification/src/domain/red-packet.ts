import type { Campaign } from './red-packet-campaign';
import { drawPacket, type Random } from './red-packet-split';
import { RedPacketsNotYours } from './red-packet.errors';

/** An order that was paid: it may win a red packet, once. */
export interface PaidOrder {
  readonly orderId: string;
  readonly customerId: string;
  readonly totalMinor: number;
  readonly paidAt: Date;
}

/** An order whose red packet is taken back, or will never be granted. */
export interface RefundedOrder {
  readonly orderId: string;
  readonly customerId: string;
}

/** What one order wins from one campaign. */
export interface Grant {
  readonly orderId: string;
  readonly customerId: string;
  readonly campaignId: string;
  readonly amountMinor: number;
}

/** A red packet on a customer's balance, or one that was. */
export interface RedPacket extends Grant {
  readonly id: string;
  readonly status: 'granted' | 'revoked';
  readonly grantedAt: Date;
  /** Null while it is not revoked. */
  readonly revokedAt: Date | null;
}

/** A red packet that was just taken back. */
export interface Revocation extends Grant {
  readonly id: string;
  readonly revokedAt: Date;
}

/**
 * Gives each order, in the sequence they came, a packet of the first campaign that ran when it was paid, that its total is
 * enough for, and that has a packet left. Orders nobody has a packet for are missing from the result.
 */
export function grantPackets(
  campaigns: readonly Campaign[],
  orders: readonly PaidOrder[],
  random: Random,
): readonly Grant[] {
  const budgets = campaigns.map((campaign) => ({
    campaign,
    packetCount: campaign.packetCount - campaign.grantedCount,
    budgetMinor: campaign.budgetMinor - campaign.grantedMinor,
  }));
  return orders.flatMap(({ orderId, customerId, ...order }) => {
    const budget = budgets.find(({ campaign, packetCount }) => packetCount > 0 && isWon(campaign, order));
    if (budget === undefined) return [];
    const amountMinor = budget.campaign.amountMinor ?? drawPacket(budget, random);
    budget.packetCount -= 1;
    budget.budgetMinor -= amountMinor;
    return [{ orderId, customerId, campaignId: budget.campaign.id, amountMinor }];
  });
}

/** The campaigns that these grants leave without a packet, for the first time. */
export function exhaustedBy(grants: readonly Grant[], campaigns: readonly Campaign[]): readonly Campaign[] {
  return campaigns.filter(({ id, packetCount, grantedCount, exhaustedAt }) => {
    const count = grants.filter(({ campaignId }) => campaignId === id).length;
    return exhaustedAt === null && count > 0 && grantedCount + count === packetCount;
  });
}

/** @throws RedPacketsNotYours */
export function assertMayRead(
  customerId: string,
  reader: { readonly customerId: string; readonly isOperator: boolean },
) {
  if (!reader.isOperator && reader.customerId !== customerId) throw new RedPacketsNotYours();
}

function isWon(campaign: Campaign, { totalMinor, paidAt }: Pick<PaidOrder, 'totalMinor' | 'paidAt'>): boolean {
  return campaign.startsAt <= paidAt && paidAt < campaign.endsAt && totalMinor >= campaign.minOrderMinor;
}
