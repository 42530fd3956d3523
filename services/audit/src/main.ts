import { getPriority, setPriority } from 'node:os';
import { startService } from '@floodgate/runtime';

void startService(async () => {
  const { auditConfig } = await import('./audit.config');
  // Nobody waits for the log, and its queue is durable: while there is a crowd, orders go first.
  setPriority(Math.max(getPriority(), auditConfig.AUDIT_NICENESS));
  return (await import('./audit.module')).AuditModule;
});
