import { startService } from '@floodgate/runtime';

void startService(async () => (await import('./order.module')).OrderModule);
