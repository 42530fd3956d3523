export { messageCatalogue, rpcCatalogue } from './catalogue';
export { defineCommand, defineDispatch, defineEvent } from './define-message';
export type { DataOf, EventOf, ExchangeKind, MessageContract } from './define-message';
export { defineRpc } from './define-rpc';
export type { ReplyOf, RequestOf, RpcContract, RpcErrorEnvelope } from './define-rpc';
export {
  customerId,
  freeText,
  instant,
  minorUnits,
  orderLine,
  quantity,
  shortage,
  sku,
  stockLine,
  uuid,
} from './fields';
export type { OrderLine, RejectionReason, Shortage, StockLine } from './fields';
export { CheckAvailability } from './inventory/check-availability.v1';
export type { CheckAvailabilityReply, CheckAvailabilityRequest } from './inventory/check-availability.v1';
export { StockAdjusted } from './inventory/stock-adjusted.v1';
export { StockRejected } from './inventory/stock-rejected.v1';
export { StockReserved } from './inventory/stock-reserved.v1';
export { NotificationDelivered } from './notification/notification-delivered.v1';
export { DeliverMessage } from './notification/deliver-message.v1';
export { GetStatus } from './order/get-status.v1';
export type { GetStatusReply, GetStatusRequest } from './order/get-status.v1';
export { OrderConfirmed } from './order/order-confirmed.v1';
export { OrderPlaced } from './order/order-placed.v1';
export { OrderRejected } from './order/order-rejected.v1';
export { PlaceOrders } from './order/place-orders.v1';
