import { StockAdjusted, StockRejected, StockReserved } from '@floodgate/contracts';
import type { MessagingSettings } from '@floodgate/messaging';
import { AnswerCheckAvailability } from './messaging/answer-check-availability';
import { ReserveStockOnOrderPlaced } from './messaging/reserve-stock-on-order-placed.handler';

/** What this service hears, says and answers. The broker's topology and the pictures are made from it. */
export const inventoryMessaging = {
  owner: 'inventory',
  handlers: [ReserveStockOnOrderPlaced],
  answers: [AnswerCheckAvailability],
  publishes: [StockReserved, StockRejected, StockAdjusted],
} as const satisfies Omit<MessagingSettings, 'url'>;
