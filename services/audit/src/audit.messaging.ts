import type { MessagingSettings } from '@floodgate/messaging';
import { RecordEvents } from './messaging/record-events.handler';

/** What this service hears and says. The broker's topology and the pictures are made from it. */
export const auditMessaging = {
  owner: 'audit',
  handlers: [RecordEvents],
} as const satisfies Omit<MessagingSettings, 'url'>;
