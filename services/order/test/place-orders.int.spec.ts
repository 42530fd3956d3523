import { OrderPlaced, PlaceOrders } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { storyOf } from './placed-order';

describeHandler({
  service: 'order',
  load: async () => (await import('../src/order.module')).OrderModule,
  queue: 'order.place-orders',
  contract: PlaceOrders,
  given: async () => ({
    orderId: uuidv7(),
    customerId: 'c-1',
    saleId: uuidv7(),
    lines: [{ sku: 'SKU-3', quantity: 1, unitPriceMinor: 6_000 }],
    admittedAt: new Date().toISOString(),
  }),
  thenState: async (environment, { orderId }) => {
    expect(await storyOf(environment, orderId)).toEqual({
      status: 'placed',
      reason: null,
      history: [{ status: 'placed', reason: null }],
    });
    expect(
      await environment.sql('SELECT position::int, sku, quantity FROM order_lines WHERE order_id = $1', [orderId]),
    ).toEqual([{ position: 1, sku: 'SKU-3', quantity: 1 }]);
  },
  thenMessages: [OrderPlaced],
});
