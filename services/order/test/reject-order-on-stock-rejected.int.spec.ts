import { OrderRejected, StockRejected } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { placedOrder, storyOf } from './placed-order';

describeHandler({
  service: 'order',
  load: async () => (await import('../src/order.module')).OrderModule,
  queue: 'order.reject-order-on-stock-rejected',
  contract: StockRejected,
  given: async (environment) => ({
    orderId: await placedOrder(environment),
    reason: 'insufficient-stock' as const,
    shortages: [{ sku: 'SKU-1', requested: 2, available: 1 }],
    rejectedAt: new Date().toISOString(),
  }),
  thenState: async (environment, { orderId }) => {
    expect(await storyOf(environment, orderId)).toEqual({
      status: 'rejected',
      reason: 'insufficient-stock',
      history: [{ status: 'rejected', reason: 'insufficient-stock' }],
    });
  },
  writes: ({ orderId }) => ({ on: 'UPDATE ON orders', row: `NEW.id = '${orderId}'` }),
  thenMessages: [OrderRejected],
});
