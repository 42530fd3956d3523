import { customerId, instant, minorUnits, uuid } from '@floodgate/contracts';
import { z } from 'zod';
import type { RedPacket } from '../domain/red-packet';

const PAGE_MAX_COUNT = 100;
const PAGE_DEFAULT_COUNT = 20;

export const ListRedPacketsQuery = z.object({
  customerId: customerId.optional().describe('Whose; your own when not said.'),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX_COUNT).default(PAGE_DEFAULT_COUNT),
  cursor: uuid.optional(),
});
export type ListRedPacketsQuery = z.infer<typeof ListRedPacketsQuery>;

const redPacket = z.object({
  id: uuid,
  orderId: uuid,
  campaignId: uuid,
  amountMinor: minorUnits,
  status: z.enum(['granted', 'revoked']),
  grantedAt: instant,
  revokedAt: instant.nullable(),
});
type RedPacketAnswer = z.infer<typeof redPacket>;

export const RedPacketPage = z
  .object({ customerId: z.string(), balanceMinor: minorUnits, items: z.array(redPacket), nextCursor: uuid.nullable() })
  .describe(
    'Newest first, and what the customer has by now from all of them. Ask again with `cursor` set to `nextCursor` until ' +
      'that is null.',
  );
export type RedPacketPage = z.infer<typeof RedPacketPage>;

interface Found {
  readonly customerId: string;
  readonly balanceMinor: number;
  readonly redPackets: readonly RedPacket[];
}

export function presentPage({ customerId, balanceMinor, redPackets }: Found, limit: number): RedPacketPage {
  const last = redPackets.length === limit ? redPackets.at(-1) : undefined;
  return { customerId, balanceMinor, items: redPackets.map(presentRedPacket), nextCursor: last?.id ?? null };
}

function presentRedPacket(packet: RedPacket): RedPacketAnswer {
  const { id, orderId, campaignId, amountMinor, status, grantedAt, revokedAt } = packet;
  const at = { grantedAt: grantedAt.toISOString(), revokedAt: revokedAt?.toISOString() ?? null };
  return { id, orderId, campaignId, amountMinor, status, ...at };
}
