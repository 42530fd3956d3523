import type { MessagingSettings } from '@floodgate/messaging';
import { RecordAlertsOnAlertRaised } from './messaging/record-alerts-on-alert-raised.handler';
import { RecordEvents } from './messaging/record-events.handler';

/** What this service hears and says. The broker's topology and the pictures are made from it. */
export const auditMessaging = {
  owner: 'audit',
  handlers: [RecordEvents, RecordAlertsOnAlertRaised],
} as const satisfies Omit<MessagingSettings, 'url'>;
