import {
  CheckAvailability,
  ExpireOrder,
  OrderCancelled,
  OrderConfirmed,
  OrderExpired,
  OrderPaid,
  OrderPlaced,
  OrderRefunded,
  OrderRejected,
  SettlePayment,
  TicketRepeated,
} from '@floodgate/contracts';
import type { MessagingSettings } from '@floodgate/messaging';
import { PaymentTerms } from './domain/payment-terms';
import { AnswerGetStatus } from './messaging/answer-get-status';
import { AnswerGetStatuses } from './messaging/answer-get-statuses';
import { ConfirmOrderOnStockReserved } from './messaging/confirm-order-on-stock-reserved.handler';
import { ExpireOrderHandler } from './messaging/expire-order.handler';
import { PlaceOrdersHandler } from './messaging/place-orders.handler';
import { RejectOrderOnStockRejected } from './messaging/reject-order-on-stock-rejected.handler';
import { SettlePaymentHandler } from './messaging/settle-payment.handler';

/** How long this service's own commands wait before they are handled. */
export function delaysOf({ orderWindowMs, ticketWindowMs, questionDelaysMs }: PaymentTerms) {
  const windowsMs = [...new Set([orderWindowMs, ticketWindowMs])];
  return [
    ...windowsMs.map((delayMs) => ({ contract: ExpireOrder, delayMs })),
    ...[...new Set(questionDelaysMs)].map((delayMs) => ({ contract: SettlePayment, delayMs })),
  ];
}

/** What this service hears, says and asks. The broker's topology and the pictures are made from it. */
export const orderMessaging = {
  owner: 'order',
  handlers: [
    ...[PlaceOrdersHandler, ConfirmOrderOnStockReserved, RejectOrderOnStockRejected],
    ...[ExpireOrderHandler, SettlePaymentHandler],
  ],
  answers: [AnswerGetStatus, AnswerGetStatuses],
  publishes: [
    ...[OrderPlaced, OrderConfirmed, OrderRejected, OrderPaid, OrderCancelled, OrderExpired, OrderRefunded],
    ...[TicketRepeated, ExpireOrder, SettlePayment],
  ],
  asks: [CheckAvailability],
  delays: delaysOf(new PaymentTerms()),
} as const satisfies Omit<MessagingSettings, 'url'>;
