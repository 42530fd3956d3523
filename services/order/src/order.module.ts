import { Module } from '@nestjs/common';
import { Messaging, RpcClient } from '@floodgate/messaging';
import { isUnavailable, Persistence } from '@floodgate/persistence';
import { Runtime } from '@floodgate/runtime';
import { InventoryClient } from './clients/inventory.client';
import { PaymentClient } from './clients/payment.client';
import { PaymentProvider } from './clients/payment-provider';
import { SandboxProvider } from './clients/sandbox-provider';
import { ladderFrom, PaymentTerms } from './domain/payment-terms';
import { EndOrderController } from './http/end-order.controller';
import { orderProblems } from './http/order.problems';
import { OrdersController } from './http/orders.controller';
import { PayOrderController } from './http/pay-order.controller';
import { PlaceOrderController } from './http/place-order.controller';
import { ProductsController } from './http/products.controller';
import { orderConfig } from './order.config';
import { delaysOf, orderMessaging } from './order.messaging';
import { orderDatabase } from './storage/order.database';
import { OrderRepository } from './storage/order.repository';
import { PaymentRepository } from './storage/payment.repository';
import { ProductRepository } from './storage/product.repository';
import { SandboxRepository } from './storage/sandbox.repository';
import { AskAboutPayments } from './use-cases/ask-about-payments';
import { AskLater } from './use-cases/ask-later';
import { CancelOrder } from './use-cases/cancel-order';
import { ChargeCard } from './use-cases/charge-card';
import { CheckStock } from './use-cases/check-stock';
import { ConfirmOrders } from './use-cases/confirm-orders';
import { ExpireOrders } from './use-cases/expire-orders';
import { FindOrderStatus } from './use-cases/find-order-status';
import { FindOrderStatuses } from './use-cases/find-order-statuses';
import { GetOrder } from './use-cases/get-order';
import { ListOrders } from './use-cases/list-orders';
import { ListProducts } from './use-cases/list-products';
import { PlaceAdmittedOrders } from './use-cases/place-admitted-orders';
import { PlaceOrder } from './use-cases/place-order';
import { RecordPayment } from './use-cases/record-payment';
import { RefundOrder } from './use-cases/refund-order';
import { RejectOrders } from './use-cases/reject-orders';
import { SaveProduct } from './use-cases/save-product';
import { SettlePayments } from './use-cases/settle-payments';

const useCases = [
  ...[PlaceOrder, CheckStock, PlaceAdmittedOrders, ConfirmOrders, RejectOrders, CancelOrder, ExpireOrders, RefundOrder],
  ...[RecordPayment, ChargeCard, SettlePayments, AskAboutPayments, AskLater],
  ...[GetOrder, ListOrders, FindOrderStatus, FindOrderStatuses, SaveProduct, ListProducts],
];

const terms = new PaymentTerms(
  orderConfig.ORDER_PAYMENT_WINDOW_S * 1_000,
  orderConfig.TICKET_PAYMENT_WINDOW_S * 1_000,
  ladderFrom(orderConfig.PAYMENT_QUESTION_DELAY_MS, orderConfig.PAYMENT_QUESTION_DELAY_MAX_MS),
);

const inventoryClient = {
  provide: InventoryClient,
  inject: [RpcClient],
  useFactory: (rpc: RpcClient) => new InventoryClient(rpc, orderConfig.STOCK_CHECK_DEADLINE_MS),
};

const paymentClient = {
  provide: PaymentClient,
  inject: [PaymentProvider],
  useFactory: (provider: PaymentProvider) => new PaymentClient(provider, orderConfig.PAYMENT_DEADLINE_MS),
};

/** The place to put another provider, and its word into `PAYMENT_PROVIDER`; it has to pass `test/payment-provider.int.spec.ts`. */
const paymentProvider = { provide: PaymentProvider, useClass: SandboxProvider };

@Module({
  imports: [
    Runtime.forService({ name: 'order', config: orderConfig, problems: orderProblems, isUnavailable }),
    Persistence.for({ ...orderDatabase, url: orderConfig.DATABASE_URL }),
    Messaging.for({ ...orderMessaging, delays: delaysOf(terms), url: orderConfig.BROKER_URL }),
  ],
  controllers: [PlaceOrderController, OrdersController, PayOrderController, EndOrderController, ProductsController],
  providers: [
    ...orderMessaging.handlers,
    ...orderMessaging.answers,
    ...useCases,
    ...[OrderRepository, PaymentRepository, ProductRepository, SandboxRepository],
    ...[inventoryClient, paymentClient, paymentProvider, { provide: PaymentTerms, useValue: terms }],
  ],
})
export class OrderModule {}
