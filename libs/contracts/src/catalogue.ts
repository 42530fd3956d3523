import type { MessageContract } from './define-message';
import type { RpcContract } from './define-rpc';
import { FlashSaleOpened } from './flash-sale/flash-sale-opened.v1';
import { FlashSaleSoldOut } from './flash-sale/flash-sale-sold-out.v1';
import { FlashSaleReopened } from './flash-sale/flash-sale-reopened.v1';
import { FlashSaleClosed } from './flash-sale/flash-sale-closed.v1';
import { AllocationSet } from './inventory/allocation-set.v1';
import { PermitsAvailable } from './inventory/permits-available.v1';
import { ReturnPermits } from './inventory/return-permits.v1';
import { SetAllocation } from './inventory/set-allocation.v1';
import { StockReleased } from './inventory/stock-released.v1';
import { NotificationFailed } from './notification/notification-failed.v1';
import { ResumeDelivery } from './notification/resume-delivery.v1';
import { RedPacketGranted } from './notification/red-packet-granted.v1';
import { RedPacketRevoked } from './notification/red-packet-revoked.v1';
import { ExpireOrder } from './order/expire-order.v1';
import { OrderCancelled } from './order/order-cancelled.v1';
import { OrderExpired } from './order/order-expired.v1';
import { OrderPaid } from './order/order-paid.v1';
import { OrderRefunded } from './order/order-refunded.v1';
import { SettlePayment } from './order/settle-payment.v1';
import { TicketRepeated } from './order/ticket-repeated.v1';
import { GetAllocations } from './inventory/get-allocations.v1';
import { LeasePermits } from './inventory/lease-permits.v1';
import { GetStatuses } from './order/get-statuses.v1';
import { AlertRaised } from './ops/alert-raised.v1';
import { CheckAvailability } from './inventory/check-availability.v1';
import { StockAdjusted } from './inventory/stock-adjusted.v1';
import { StockRejected } from './inventory/stock-rejected.v1';
import { StockReserved } from './inventory/stock-reserved.v1';
import { NotificationDelivered } from './notification/notification-delivered.v1';
import { DeliverMessage } from './notification/deliver-message.v1';
import { GetStatus } from './order/get-status.v1';
import { OrderConfirmed } from './order/order-confirmed.v1';
import { OrderPlaced } from './order/order-placed.v1';
import { OrderRejected } from './order/order-rejected.v1';
import { PlaceOrders } from './order/place-orders.v1';

/** Every message of the system. A check compares it with the files, so none is forgotten. */
export const messageCatalogue: readonly MessageContract[] = [
  ...[OrderPlaced, OrderConfirmed, OrderRejected, OrderPaid, OrderCancelled, OrderExpired, OrderRefunded],
  ...[PlaceOrders, TicketRepeated, ExpireOrder, SettlePayment],
  ...[StockReserved, StockRejected, StockReleased, StockAdjusted],
  ...[SetAllocation, AllocationSet, PermitsAvailable, ReturnPermits],
  ...[DeliverMessage, ResumeDelivery, NotificationDelivered, NotificationFailed, RedPacketGranted, RedPacketRevoked],
  AlertRaised,
  ...[FlashSaleOpened, FlashSaleSoldOut, FlashSaleReopened, FlashSaleClosed],
];

/** Every question of the system. */
export const rpcCatalogue: readonly RpcContract[] = [
  ...[CheckAvailability, LeasePermits, GetAllocations],
  ...[GetStatus, GetStatuses],
];
