import { Module } from '@nestjs/common';
import { Messaging } from '@floodgate/messaging';
import { isUnavailable, Persistence } from '@floodgate/persistence';
import { Runtime } from '@floodgate/runtime';
import { DeliveriesController } from './http/deliveries.controller';
import { notificationProblems } from './http/notification.problems';
import { PreferencesController } from './http/preferences.controller';
import { notificationConfig } from './notification.config';
import { notificationMessaging, resumptionDelays } from './notification.messaging';
import { courierProviders } from './notification.providers';
import { DeliveryRepository } from './storage/delivery.repository';
import { notificationDatabase } from './storage/notification.database';
import { PreferenceRepository } from './storage/preference.repository';
import { SandboxRepository } from './storage/sandbox.repository';
import { DeliverMessages } from './use-cases/deliver-messages';
import { GetPreferences } from './use-cases/get-preferences';
import { ListDeliveries } from './use-cases/list-deliveries';
import { NotifyCustomers } from './use-cases/notify-customers';
import { PutPreferences } from './use-cases/put-preferences';
import { ResumeDeliveries } from './use-cases/resume-deliveries';
import { RetryDeliveries } from './use-cases/retry-deliveries';

const useCases = [
  ...[NotifyCustomers, DeliverMessages, ResumeDeliveries, RetryDeliveries],
  ...[ListDeliveries, GetPreferences, PutPreferences],
];
const repositories = [DeliveryRepository, PreferenceRepository, SandboxRepository];

@Module({
  imports: [
    Runtime.forService({
      name: 'notification',
      config: notificationConfig,
      problems: notificationProblems,
      isUnavailable,
    }),
    Persistence.for({ ...notificationDatabase, url: notificationConfig.DATABASE_URL }),
    Messaging.for({
      ...notificationMessaging,
      delays: resumptionDelays(notificationConfig.DELIVERY_DELAYS_MS),
      url: notificationConfig.BROKER_URL,
    }),
  ],
  controllers: [DeliveriesController, PreferencesController],
  providers: [...notificationMessaging.handlers, ...courierProviders, ...useCases, ...repositories],
})
export class NotificationModule {}
