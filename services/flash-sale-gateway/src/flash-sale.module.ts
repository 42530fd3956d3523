import { Module } from '@nestjs/common';
import { Messaging } from '@floodgate/messaging';
import { isUnavailable, Persistence } from '@floodgate/persistence';
import { Runtime } from '@floodgate/runtime';
import { admissionProviders } from './flash-sale.admission';
import { flashSaleConfig } from './flash-sale.config';
import { flashSaleMessaging } from './flash-sale.messaging';
import { salesProviders } from './flash-sale.sales';
import { ChangeFlashSaleController } from './http/change-flash-sale.controller';
import { flashSaleProblems } from './http/flash-sale.problems';
import { FlashSalesController } from './http/flash-sales.controller';
import { PlanFlashSaleController } from './http/plan-flash-sale.controller';
import { TicketsController } from './http/tickets.controller';
import { flashSaleDatabase } from './storage/flash-sale.database';

@Module({
  imports: [
    Runtime.forService({
      name: 'flash-sale-gateway',
      config: flashSaleConfig,
      problems: flashSaleProblems,
      isUnavailable,
    }),
    Persistence.for({ ...flashSaleDatabase, url: flashSaleConfig.DATABASE_URL }),
    Messaging.for({ ...flashSaleMessaging, url: flashSaleConfig.BROKER_URL }),
  ],
  controllers: [PlanFlashSaleController, ChangeFlashSaleController, FlashSalesController, TicketsController],
  providers: [...salesProviders, ...admissionProviders],
})
export class FlashSaleModule {}
