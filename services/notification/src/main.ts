import { startService } from '@floodgate/runtime';

void startService(async () => (await import('./notification.module')).NotificationModule);
