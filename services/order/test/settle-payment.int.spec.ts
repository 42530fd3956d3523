import { OrderPaid, SettlePayment } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { askedPayment, booksOf, confirmedOrder, storyOf } from './placed-order';

describeHandler({
  service: 'order',
  load: async () => (await import('../src/order.module')).OrderModule,
  queue: 'order.settle-payment',
  contract: SettlePayment,
  given: async (environment) => {
    const orderId = await confirmedOrder(environment);
    return { orderId, paymentId: await askedPayment(environment, orderId), askedCount: 0 };
  },
  thenState: async (environment, { orderId, paymentId }) => {
    expect(await storyOf(environment, orderId)).toEqual({
      status: 'paid',
      reason: null,
      history: [{ status: 'paid', reason: null }],
    });
    expect(await environment.sql('SELECT status FROM payments WHERE id = $1', [paymentId])).toEqual([
      { status: 'approved' },
    ]);
    expect(await booksOf(environment, orderId)).toEqual([{ charged: 8_900, refunded: 0 }]);
  },
  thenMessages: [OrderPaid],
});
