import { OrderExpired, StockReleased } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { expired, reservedOrder } from './stories';

describeHandler({
  service: 'inventory',
  load: async () => (await import('../src/inventory.module')).InventoryModule,
  queue: 'inventory.release-stock-on-order-expired',
  contract: OrderExpired,
  given: async (environment) => expired((await reservedOrder(environment, 'held')).orderId),
  thenState: async (environment, { orderId }) => {
    const rows = await environment.sql(
      `SELECT status, stock.available, reserved, sold FROM reservations JOIN stock USING (sku) WHERE order_id = $1`,
      [orderId],
    );
    expect(rows).toEqual([{ status: 'released', available: 10, reserved: 0, sold: 0 }]);
  },
  writes: ({ orderId }) => ({ on: 'UPDATE ON reservations', row: `NEW.order_id = '${orderId}'` }),
  thenMessages: [StockReleased],
});
