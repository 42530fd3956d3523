import { CheckAvailability, OrderConfirmed, OrderPlaced, OrderRejected } from '@floodgate/contracts';
import type { MessagingSettings } from '@floodgate/messaging';
import { AnswerGetStatus } from './messaging/answer-get-status';
import { ConfirmOrderOnStockReserved } from './messaging/confirm-order-on-stock-reserved.handler';
import { PlaceOrdersHandler } from './messaging/place-orders.handler';
import { RejectOrderOnStockRejected } from './messaging/reject-order-on-stock-rejected.handler';

/** What this service hears, says and asks. The broker's topology and the pictures are made from it. */
export const orderMessaging = {
  owner: 'order',
  handlers: [PlaceOrdersHandler, ConfirmOrderOnStockReserved, RejectOrderOnStockRejected],
  answers: [AnswerGetStatus],
  publishes: [OrderPlaced, OrderConfirmed, OrderRejected],
  asks: [CheckAvailability],
} as const satisfies Omit<MessagingSettings, 'url'>;
