import {
  CheckAvailability,
  FlashSaleClosed,
  FlashSaleOpened,
  FlashSaleReopened,
  FlashSaleSoldOut,
  GetAllocations,
  GetStatus,
  GetStatuses,
  LeasePermits,
  PlaceOrders,
  ReturnPermits,
  SetAllocation,
} from '@floodgate/contracts';
import type { MessagingSettings } from '@floodgate/messaging';
import { HearResults } from './messaging/hear-results.listener';
import { HearSignals } from './messaging/hear-signals.listener';
import { RecordAllocationOnAllocationSet } from './messaging/record-allocation-on-allocation-set.handler';
import { ReopenSaleOnPermitsAvailable } from './messaging/reopen-sale-on-permits-available.handler';

/** What the gateway hears, says and asks. The broker's topology and the pictures are made from it. */
export const flashSaleMessaging = {
  owner: 'flash-sale',
  handlers: [RecordAllocationOnAllocationSet, ReopenSaleOnPermitsAvailable],
  listeners: [HearSignals, HearResults],
  publishes: [FlashSaleOpened, FlashSaleReopened, FlashSaleClosed, SetAllocation],
  sends: [PlaceOrders, ReturnPermits, FlashSaleSoldOut],
  asks: [GetStatus, GetStatuses, LeasePermits, CheckAvailability, GetAllocations],
} as const satisfies Omit<MessagingSettings, 'url'>;
