export { messageCatalogue, rpcCatalogue } from './catalogue';
export { defineAlert, defineCommand, defineDispatch, defineEvent, defineSignal } from './define-message';
export type { DataOf, EventOf, ExchangeKind, MessageContract } from './define-message';
export { defineRpc } from './define-rpc';
export type { ReplyOf, RequestOf, RpcContract, RpcErrorEnvelope } from './define-rpc';
export {
  customerId,
  freeText,
  instant,
  minorUnits,
  orderLine,
  pieces,
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
export { FlashSaleOpened } from './flash-sale/flash-sale-opened.v1';
export { FlashSaleSoldOut } from './flash-sale/flash-sale-sold-out.v1';
export { FlashSaleReopened } from './flash-sale/flash-sale-reopened.v1';
export { AlertRaised } from './ops/alert-raised.v1';
export { FlashSaleClosed } from './flash-sale/flash-sale-closed.v1';
export { AllocationSet } from './inventory/allocation-set.v1';
export { PermitsAvailable } from './inventory/permits-available.v1';
export { ReturnPermits } from './inventory/return-permits.v1';
export { SetAllocation } from './inventory/set-allocation.v1';
export { StockReleased } from './inventory/stock-released.v1';
export { NotificationFailed } from './notification/notification-failed.v1';
export { ResumeDelivery } from './notification/resume-delivery.v1';
export { RedPacketGranted } from './notification/red-packet-granted.v1';
export { RedPacketRevoked } from './notification/red-packet-revoked.v1';
export { ExpireOrder } from './order/expire-order.v1';
export { OrderCancelled } from './order/order-cancelled.v1';
export { OrderExpired } from './order/order-expired.v1';
export { OrderPaid } from './order/order-paid.v1';
export { OrderRefunded } from './order/order-refunded.v1';
export { SettlePayment } from './order/settle-payment.v1';
export { TicketRepeated } from './order/ticket-repeated.v1';
export { GetAllocations } from './inventory/get-allocations.v1';
export type { GetAllocationsReply, GetAllocationsRequest } from './inventory/get-allocations.v1';
export { LeasePermits } from './inventory/lease-permits.v1';
export type { LeasePermitsReply, LeasePermitsRequest } from './inventory/lease-permits.v1';
export { GetStatuses } from './order/get-statuses.v1';
export type { GetStatusesReply, GetStatusesRequest } from './order/get-statuses.v1';
