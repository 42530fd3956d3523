import { Module } from '@nestjs/common';
import { Messaging } from '@floodgate/messaging';
import { isUnavailable, Persistence } from '@floodgate/persistence';
import { Runtime } from '@floodgate/runtime';
import { inventoryProblems } from './http/inventory.problems';
import { StockController } from './http/stock.controller';
import { inventoryConfig } from './inventory.config';
import { inventoryMessaging } from './inventory.messaging';
import { LeaseTimes } from './domain/lease-times';
import { LeaseSweep } from './messaging/lease-sweep';
import { AdjustmentRepository } from './storage/adjustment.repository';
import { AllocationRepository } from './storage/allocation.repository';
import { inventoryDatabase } from './storage/inventory.database';
import { LeaseRepository } from './storage/lease.repository';
import { ReservationRepository } from './storage/reservation.repository';
import { StockRepository } from './storage/stock.repository';
import { AdjustStock } from './use-cases/adjust-stock';
import { AllocateStock } from './use-cases/allocate-stock';
import { FindAllocations } from './use-cases/find-allocations';
import { FindShortages } from './use-cases/find-shortages';
import { GetStock } from './use-cases/get-stock';
import { GrantLease } from './use-cases/grant-lease';
import { ListStock } from './use-cases/list-stock';
import { FreeWastedPermits } from './use-cases/free-wasted-permits';
import { ReconcileLeases } from './use-cases/reconcile-leases';
import { ReleaseStock } from './use-cases/release-stock';
import { ReserveStock } from './use-cases/reserve-stock';
import { SellStock } from './use-cases/sell-stock';
import { TakeBackPermits } from './use-cases/take-back-permits';

const edges = [...inventoryMessaging.handlers, ...inventoryMessaging.answers];
const useCases = [
  ...[AdjustStock, FindShortages, GetStock, ListStock],
  ...[ReserveStock, SellStock, ReleaseStock],
  ...[AllocateStock, FindAllocations, GrantLease, TakeBackPermits, FreeWastedPermits, ReconcileLeases],
];
const repositories = [
  AdjustmentRepository,
  AllocationRepository,
  LeaseRepository,
  ReservationRepository,
  StockRepository,
];
const leaseTimes = new LeaseTimes(
  inventoryConfig.PERMIT_RECONCILE_GRACE_MS,
  inventoryConfig.PERMIT_ARRIVAL_GRACE_MS,
  inventoryConfig.PERMIT_RECONCILE_INTERVAL_MS,
);

@Module({
  imports: [
    Runtime.forService({ name: 'inventory', config: inventoryConfig, problems: inventoryProblems, isUnavailable }),
    Persistence.for({ ...inventoryDatabase, url: inventoryConfig.DATABASE_URL }),
    Messaging.for({ ...inventoryMessaging, url: inventoryConfig.BROKER_URL }),
  ],
  controllers: [StockController],
  providers: [...[...edges, LeaseSweep], ...useCases, ...repositories, { provide: LeaseTimes, useValue: leaseTimes }],
})
export class InventoryModule {}
