import { Module } from '@nestjs/common';
import { Messaging } from '@floodgate/messaging';
import { isUnavailable, Persistence } from '@floodgate/persistence';
import { Runtime } from '@floodgate/runtime';
import { DeliveriesController } from './http/deliveries.controller';
import { notificationConfig } from './notification.config';
import { notificationMessaging } from './notification.messaging';
import { DeliveryRepository } from './storage/delivery.repository';
import { notificationDatabase } from './storage/notification.database';
import { SandboxRepository } from './storage/sandbox.repository';
import { DeliverToSandbox } from './use-cases/deliver-to-sandbox';
import { ListDeliveries } from './use-cases/list-deliveries';
import { NotifyCustomers } from './use-cases/notify-customers';

const useCases = [DeliverToSandbox, ListDeliveries, NotifyCustomers];
const repositories = [DeliveryRepository, SandboxRepository];

@Module({
  imports: [
    Runtime.forService({ name: 'notification', config: notificationConfig, isUnavailable }),
    Persistence.for({ ...notificationDatabase, url: notificationConfig.DATABASE_URL }),
    Messaging.for({ ...notificationMessaging, url: notificationConfig.BROKER_URL }),
  ],
  controllers: [DeliveriesController],
  providers: [...notificationMessaging.handlers, ...useCases, ...repositories],
})
export class NotificationModule {}
