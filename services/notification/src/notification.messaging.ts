import {
  DeliverMessage,
  NotificationDelivered,
  NotificationFailed,
  RedPacketGranted,
  RedPacketRevoked,
  ResumeDelivery,
} from '@floodgate/contracts';
import type { MessagingSettings } from '@floodgate/messaging';
import { DELAYS_MS } from './domain/patience';
import { DeliverByEmailUrgently } from './messaging/deliver-by-email-urgently.handler';
import { DeliverByEmail } from './messaging/deliver-by-email.handler';
import { DeliverByPushUrgently } from './messaging/deliver-by-push-urgently.handler';
import { DeliverByPush } from './messaging/deliver-by-push.handler';
import { DeliverBySmsUrgently } from './messaging/deliver-by-sms-urgently.handler';
import { DeliverBySms } from './messaging/deliver-by-sms.handler';
import { GrantRedPacketOnOrderPaid } from './messaging/grant-red-packet-on-order-paid.handler';
import { NotifyOnOrderCancelled } from './messaging/notify-on-order-cancelled.handler';
import { NotifyOnOrderConfirmed } from './messaging/notify-on-order-confirmed.handler';
import { NotifyOnOrderExpired } from './messaging/notify-on-order-expired.handler';
import { NotifyOnOrderPaid } from './messaging/notify-on-order-paid.handler';
import { NotifyOnOrderRefunded } from './messaging/notify-on-order-refunded.handler';
import { NotifyOnOrderRejected } from './messaging/notify-on-order-rejected.handler';
import { ResumeDeliveryHandler } from './messaging/resume-delivery.handler';
import { RevokeRedPacketOnOrderRefunded } from './messaging/revoke-red-packet-on-order-refunded.handler';

/** What this service hears and says. The broker's topology and the pictures are made from it. */
export const notificationMessaging = {
  owner: 'notification',
  handlers: [
    ...[NotifyOnOrderConfirmed, NotifyOnOrderRejected, NotifyOnOrderPaid],
    ...[NotifyOnOrderCancelled, NotifyOnOrderExpired, NotifyOnOrderRefunded],
    ...[DeliverBySms, DeliverBySmsUrgently],
    ...[DeliverByEmail, DeliverByEmailUrgently],
    ...[DeliverByPush, DeliverByPushUrgently],
    ResumeDeliveryHandler,
    ...[GrantRedPacketOnOrderPaid, RevokeRedPacketOnOrderRefunded],
  ],
  publishes: [
    ...[DeliverMessage, ResumeDelivery, NotificationDelivered, NotificationFailed],
    ...[RedPacketGranted, RedPacketRevoked],
  ],
  delays: resumptionDelays(DELAYS_MS),
} as const satisfies Omit<MessagingSettings, 'url'>;

/** A delivery that waits walks its time in steps, each a wait queue of its own. */
export function resumptionDelays(delaysMs: readonly number[]) {
  return delaysMs.map((delayMs) => ({ contract: ResumeDelivery, delayMs }));
}
