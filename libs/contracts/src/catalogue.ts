import type { MessageContract } from './define-message';
import type { RpcContract } from './define-rpc';
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
  OrderPlaced,
  OrderConfirmed,
  OrderRejected,
  PlaceOrders,
  StockReserved,
  StockRejected,
  StockAdjusted,
  DeliverMessage,
  NotificationDelivered,
];

/** Every question of the system. */
export const rpcCatalogue: readonly RpcContract[] = [CheckAvailability, GetStatus];
