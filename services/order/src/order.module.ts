import { Module } from '@nestjs/common';
import { Messaging, RpcClient } from '@floodgate/messaging';
import { isUnavailable, Persistence } from '@floodgate/persistence';
import { Runtime } from '@floodgate/runtime';
import { InventoryClient } from './clients/inventory.client';
import { orderProblems } from './http/order.problems';
import { OrdersController } from './http/orders.controller';
import { PlaceOrderController } from './http/place-order.controller';
import { ProductsController } from './http/products.controller';
import { orderConfig } from './order.config';
import { orderMessaging } from './order.messaging';
import { orderDatabase } from './storage/order.database';
import { OrderRepository } from './storage/order.repository';
import { ProductRepository } from './storage/product.repository';
import { CheckStock } from './use-cases/check-stock';
import { ConfirmOrders } from './use-cases/confirm-orders';
import { FindOrderStatus } from './use-cases/find-order-status';
import { GetOrder } from './use-cases/get-order';
import { ListOrders } from './use-cases/list-orders';
import { ListProducts } from './use-cases/list-products';
import { PlaceAdmittedOrders } from './use-cases/place-admitted-orders';
import { PlaceOrder } from './use-cases/place-order';
import { RejectOrders } from './use-cases/reject-orders';
import { SaveProduct } from './use-cases/save-product';

const useCases = [
  ...[PlaceOrder, CheckStock, PlaceAdmittedOrders, ConfirmOrders, RejectOrders, FindOrderStatus],
  ...[GetOrder, ListOrders, SaveProduct, ListProducts],
];

const inventoryClient = {
  provide: InventoryClient,
  inject: [RpcClient],
  useFactory: (rpc: RpcClient) => new InventoryClient(rpc, orderConfig.STOCK_CHECK_DEADLINE_MS),
};

@Module({
  imports: [
    Runtime.forService({ name: 'order', config: orderConfig, problems: orderProblems, isUnavailable }),
    Persistence.for({ ...orderDatabase, url: orderConfig.DATABASE_URL }),
    Messaging.for({ ...orderMessaging, url: orderConfig.BROKER_URL }),
  ],
  controllers: [PlaceOrderController, OrdersController, ProductsController],
  providers: [
    ...orderMessaging.handlers,
    ...orderMessaging.answers,
    ...useCases,
    ...[OrderRepository, ProductRepository, inventoryClient],
  ],
})
export class OrderModule {}
