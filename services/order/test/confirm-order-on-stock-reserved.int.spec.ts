import { OrderConfirmed, StockReserved } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { placedOrder, storyOf } from './placed-order';

describeHandler({
  service: 'order',
  load: async () => (await import('../src/order.module')).OrderModule,
  queue: 'order.confirm-order-on-stock-reserved',
  contract: StockReserved,
  given: async (environment) => ({
    orderId: await placedOrder(environment),
    reservedAt: new Date().toISOString(),
  }),
  thenState: async (environment, { orderId }) => {
    expect(await storyOf(environment, orderId)).toEqual({
      status: 'confirmed',
      reason: null,
      history: [{ status: 'confirmed', reason: null }],
    });
  },
  writes: ({ orderId }) => ({ on: 'UPDATE ON orders', row: `NEW.id = '${orderId}'` }),
  thenMessages: [OrderConfirmed],
});
