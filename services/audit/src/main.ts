import { startService } from '@floodgate/runtime';

void startService(async () => (await import('./audit.module')).AuditModule);
