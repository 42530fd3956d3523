import type { MessagingSettings } from '@floodgate/messaging';

/** What this service hears and says. The broker's topology and the pictures are made from it. */
export const auditMessaging = {
  owner: 'audit',
  handlers: [],
} as const satisfies Omit<MessagingSettings, 'url'>;
