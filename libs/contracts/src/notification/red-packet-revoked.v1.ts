import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-message';
import { customerId, instant, minorUnits, uuid } from '../fields';

/** The order of a red packet was refunded: its amount went back from the customer's balance to the budget. */
export const RedPacketRevoked = defineEvent('notification.red-packet-revoked.v1', {
  subject: 'orderId',
  mayBeUnheard: true,
  data: z.object({
    redPacketId: uuid,
    campaignId: uuid,
    orderId: uuid,
    customerId,
    amountMinor: minorUnits,
    revokedAt: instant,
  }),
});
export type RedPacketRevoked = EventOf<typeof RedPacketRevoked>;
