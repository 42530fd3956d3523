import { z } from 'zod';
import { defineEvent, type EventOf } from '../define-message';
import { customerId, instant, minorUnits, uuid } from '../fields';

/** A paid order won a red packet, and its amount is on the customer's balance. */
export const RedPacketGranted = defineEvent('notification.red-packet-granted.v1', {
  subject: 'orderId',
  mayBeUnheard: true,
  data: z.object({
    redPacketId: uuid,
    campaignId: uuid,
    orderId: uuid,
    customerId,
    amountMinor: minorUnits,
    grantedAt: instant,
  }),
});
export type RedPacketGranted = EventOf<typeof RedPacketGranted>;
