import { Module } from '@nestjs/common';
import { Messaging } from '@floodgate/messaging';
import { isUnavailable, Persistence } from '@floodgate/persistence';
import { Runtime } from '@floodgate/runtime';
import { inventoryProblems } from './http/inventory.problems';
import { StockController } from './http/stock.controller';
import { inventoryConfig } from './inventory.config';
import { inventoryMessaging } from './inventory.messaging';
import { AdjustmentRepository } from './storage/adjustment.repository';
import { inventoryDatabase } from './storage/inventory.database';
import { ReservationRepository } from './storage/reservation.repository';
import { StockRepository } from './storage/stock.repository';
import { AdjustStock } from './use-cases/adjust-stock';
import { FindShortages } from './use-cases/find-shortages';
import { GetStock } from './use-cases/get-stock';
import { ListStock } from './use-cases/list-stock';
import { ReserveStock } from './use-cases/reserve-stock';

const edges = [...inventoryMessaging.handlers, ...inventoryMessaging.answers];
const useCases = [AdjustStock, FindShortages, GetStock, ListStock, ReserveStock];
const repositories = [AdjustmentRepository, ReservationRepository, StockRepository];

@Module({
  imports: [
    Runtime.forService({ name: 'inventory', config: inventoryConfig, problems: inventoryProblems, isUnavailable }),
    Persistence.for({ ...inventoryDatabase, url: inventoryConfig.DATABASE_URL }),
    Messaging.for({ ...inventoryMessaging, url: inventoryConfig.BROKER_URL }),
  ],
  controllers: [StockController],
  providers: [...edges, ...useCases, ...repositories],
})
export class InventoryModule {}
