import { ExpireOrder, OrderExpired } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { confirmedOrder, storyOf } from './placed-order';

describeHandler({
  service: 'order',
  load: async () => (await import('../src/order.module')).OrderModule,
  queue: 'order.expire-order',
  contract: ExpireOrder,
  given: async (environment) => ({
    orderId: await confirmedOrder(environment),
    payBy: new Date().toISOString(),
  }),
  thenState: async (environment, { orderId }) => {
    expect(await storyOf(environment, orderId)).toEqual({
      status: 'expired',
      reason: null,
      history: [{ status: 'expired', reason: null }],
    });
  },
  writes: ({ orderId }) => ({ on: 'UPDATE ON orders', row: `NEW.id = '${orderId}'` }),
  thenMessages: [OrderExpired],
});
