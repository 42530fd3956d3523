import { OrderPlaced, StockReserved } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';

describeHandler({
  service: 'inventory',
  load: async () => (await import('../src/inventory.module')).InventoryModule,
  queue: 'inventory.reserve-stock-on-order-placed',
  contract: OrderPlaced,
  given: async (environment) => {
    const sku = uuidv7().toUpperCase();
    await environment.sql('INSERT INTO stock (sku, stocked, available) VALUES ($1, 10, 10)', [sku]);
    return {
      orderId: uuidv7(),
      customerId: 'c-1',
      saleId: null,
      lines: [{ sku, quantity: 2, unitPriceMinor: 100 }],
      totalMinor: 200,
      placedAt: new Date().toISOString(),
    };
  },
  thenState: async (environment, { orderId, lines }) => {
    const sku = lines[0]!.sku;
    expect(await environment.sql('SELECT available, reserved FROM stock WHERE sku = $1', [sku])).toEqual([
      { available: 8, reserved: 2 },
    ]);
    expect(
      await environment.sql('SELECT sku, quantity, status FROM reservations WHERE order_id = $1', [orderId]),
    ).toEqual([{ sku, quantity: 2, status: 'held' }]);
  },
  thenMessages: [StockReserved],
});
