import { OrderPaid } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { paid, reservedOrder } from './stories';

describeHandler({
  service: 'inventory',
  load: async () => (await import('../src/inventory.module')).InventoryModule,
  queue: 'inventory.sell-stock-on-order-paid',
  contract: OrderPaid,
  given: async (environment) => paid((await reservedOrder(environment, 'held')).orderId),
  thenState: async (environment, { orderId }) => {
    const rows = await environment.sql(
      `SELECT status, stock.available, reserved, sold FROM reservations JOIN stock USING (sku) WHERE order_id = $1`,
      [orderId],
    );
    expect(rows).toEqual([{ status: 'sold', available: 8, reserved: 0, sold: 2 }]);
  },
  writes: ({ orderId }) => ({ on: 'UPDATE ON reservations', row: `NEW.order_id = '${orderId}'` }),
  thenMessages: [],
});
