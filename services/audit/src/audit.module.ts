import { Module } from '@nestjs/common';
import { Messaging } from '@floodgate/messaging';
import { isUnavailable, Persistence } from '@floodgate/persistence';
import { Runtime } from '@floodgate/runtime';
import { auditConfig } from './audit.config';
import { auditMessaging } from './audit.messaging';
import { Retention } from './domain/retention';
import { AlertsController } from './http/alerts.controller';
import { AuditController } from './http/audit.controller';
import { LogPurge } from './messaging/log-purge';
import { AlertRepository } from './storage/alert.repository';
import { auditDatabase } from './storage/audit.database';
import { EntryRepository } from './storage/entry.repository';
import { ListAlerts } from './use-cases/list-alerts';
import { ListEntries } from './use-cases/list-entries';
import { PurgeLog } from './use-cases/purge-log';
import { RecordAlerts } from './use-cases/record-alerts';
import { RecordEntries } from './use-cases/record-entries';

const edges = [...auditMessaging.handlers, LogPurge];
const useCases = [ListAlerts, ListEntries, PurgeLog, RecordAlerts, RecordEntries];
const repositories = [AlertRepository, EntryRepository];
const retention = new Retention(auditConfig.AUDIT_RETENTION_DAYS);

@Module({
  imports: [
    Runtime.forService({ name: 'audit', config: auditConfig, isUnavailable }),
    Persistence.for({ ...auditDatabase, url: auditConfig.DATABASE_URL }),
    Messaging.for({ ...auditMessaging, url: auditConfig.BROKER_URL }),
  ],
  controllers: [AuditController, AlertsController],
  providers: [...edges, ...useCases, ...repositories, { provide: Retention, useValue: retention }],
})
export class AuditModule {}
