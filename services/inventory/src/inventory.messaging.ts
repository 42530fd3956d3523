import {
  AllocationSet,
  PermitsAvailable,
  StockAdjusted,
  StockRejected,
  StockReleased,
  StockReserved,
} from '@floodgate/contracts';
import type { MessagingSettings } from '@floodgate/messaging';
import { AnswerCheckAvailability } from './messaging/answer-check-availability';
import { AnswerGetAllocations } from './messaging/answer-get-allocations';
import { AnswerLeasePermits } from './messaging/answer-lease-permits';
import { FreePermitsOnTicketRepeated } from './messaging/free-permits-on-ticket-repeated.handler';
import { ReleaseStockOnOrderCancelled } from './messaging/release-stock-on-order-cancelled.handler';
import { ReleaseStockOnOrderExpired } from './messaging/release-stock-on-order-expired.handler';
import { ReleaseStockOnOrderRefunded } from './messaging/release-stock-on-order-refunded.handler';
import { ReserveStockOnOrderPlaced } from './messaging/reserve-stock-on-order-placed.handler';
import { ReturnPermitsHandler } from './messaging/return-permits.handler';
import { SellStockOnOrderPaid } from './messaging/sell-stock-on-order-paid.handler';
import { SetAllocationHandler } from './messaging/set-allocation.handler';

/** What this service hears, says and answers. The broker's topology and the pictures are made from it. */
export const inventoryMessaging = {
  owner: 'inventory',
  handlers: [
    ...[ReserveStockOnOrderPlaced, SellStockOnOrderPaid],
    ...[ReleaseStockOnOrderCancelled, ReleaseStockOnOrderExpired, ReleaseStockOnOrderRefunded],
    ...[SetAllocationHandler, ReturnPermitsHandler, FreePermitsOnTicketRepeated],
  ],
  answers: [AnswerCheckAvailability, AnswerLeasePermits, AnswerGetAllocations],
  publishes: [StockReserved, StockRejected, StockReleased, StockAdjusted, AllocationSet, PermitsAvailable],
} as const satisfies Omit<MessagingSettings, 'url'>;
