import { Module } from '@nestjs/common';
import { Messaging } from '@floodgate/messaging';
import { isUnavailable, Persistence } from '@floodgate/persistence';
import { Runtime } from '@floodgate/runtime';
import { CampaignsController } from './http/campaigns.controller';
import { ChangeCampaignsController } from './http/change-campaigns.controller';
import { DeliveriesController } from './http/deliveries.controller';
import { notificationProblems } from './http/notification.problems';
import { PreferencesController } from './http/preferences.controller';
import { RedPacketsController } from './http/red-packets.controller';
import { redPacketProblems } from './http/red-packets.problems';
import { notificationConfig } from './notification.config';
import { notificationMessaging, resumptionDelays } from './notification.messaging';
import { courierProviders } from './notification.providers';
import { DeliveryRepository } from './storage/delivery.repository';
import { LedgerRepository } from './storage/ledger.repository';
import { notificationDatabase } from './storage/notification.database';
import { PreferenceRepository } from './storage/preference.repository';
import { RedPacketCampaignRepository } from './storage/red-packet-campaign.repository';
import { RedPacketRepository } from './storage/red-packet.repository';
import { CloseCampaign } from './use-cases/close-campaign';
import { CreateCampaign } from './use-cases/create-campaign';
import { DeliverMessages } from './use-cases/deliver-messages';
import { GetCampaign } from './use-cases/get-campaign';
import { GetPreferences } from './use-cases/get-preferences';
import { GrantRedPackets } from './use-cases/grant-red-packets';
import { ListCampaigns } from './use-cases/list-campaigns';
import { ListDeliveries } from './use-cases/list-deliveries';
import { ListRedPackets } from './use-cases/list-red-packets';
import { NotifyCustomers } from './use-cases/notify-customers';
import { PutPreferences } from './use-cases/put-preferences';
import { ResumeDeliveries } from './use-cases/resume-deliveries';
import { RetryDeliveries } from './use-cases/retry-deliveries';
import { RevokeRedPackets } from './use-cases/revoke-red-packets';

const useCases = [
  ...[NotifyCustomers, DeliverMessages, ResumeDeliveries, RetryDeliveries],
  ...[ListDeliveries, GetPreferences, PutPreferences],
  ...[GrantRedPackets, RevokeRedPackets, ListRedPackets],
  ...[CreateCampaign, CloseCampaign, GetCampaign, ListCampaigns],
];
const repositories = [
  ...[DeliveryRepository, PreferenceRepository],
  ...[LedgerRepository, RedPacketCampaignRepository, RedPacketRepository],
];

@Module({
  imports: [
    Runtime.forService({
      name: 'notification',
      config: notificationConfig,
      problems: { ...notificationProblems, ...redPacketProblems },
      isUnavailable,
    }),
    Persistence.for({ ...notificationDatabase, url: notificationConfig.DATABASE_URL }),
    Messaging.for({
      ...notificationMessaging,
      delays: resumptionDelays(notificationConfig.DELIVERY_DELAYS_MS),
      url: notificationConfig.BROKER_URL,
    }),
  ],
  controllers: [
    ...[DeliveriesController, PreferencesController],
    ...[RedPacketsController, CampaignsController, ChangeCampaignsController],
  ],
  providers: [...notificationMessaging.handlers, ...courierProviders, ...useCases, ...repositories],
})
export class NotificationModule {}
