import { AlertRaised, ExpireOrder, OrderPaid, SettlePayment } from '@floodgate/contracts';
import { eventually } from '@floodgate/testing';
import { PaymentProvider } from '../src/clients/payment-provider';
import { askedPayment, booksOf, confirmedOrder, storyOf } from './placed-order';
import { impatient, startOrder, type RunningOrder } from './running-order';

describe('a payment that its process did not finish', () => {
  let order: RunningOrder;
  let provider: PaymentProvider;

  beforeAll(async () => {
    order = await startOrder(impatient);
    provider = order.app.get<PaymentProvider>(PaymentProvider as never);
  });
  afterAll(() => order.stop());

  const paymentsOf = async (orderId: string) => (await order.look(orderId)).payments.map(({ status }) => status);
  const settle = (orderId: string, paymentId: string, askedCount = 0) =>
    order.probe.deliver(SettlePayment, { orderId, paymentId, askedCount });
  const charge = (paymentId: string, card = 'sandbox-approve') =>
    provider.charge({ paymentId, amountMinor: 8_900, card }, AbortSignal.timeout(5_000));
  /** As if the process had died after it had recorded the payment. */
  const recorded = async (card?: string) => {
    const orderId = await confirmedOrder(order.environment);
    return { orderId, paymentId: await askedPayment(order.environment, orderId, card) };
  };
  const taken = { charged: 8_900, refunded: 0 };
  const givenBack = { charged: 8_900, refunded: 8_900 };

  it('is settled when the provider was asked: the money is there', async () => {
    const { orderId, paymentId } = await recorded();
    await charge(paymentId);

    await settle(orderId, paymentId);

    await order.probe.hears(OrderPaid, { orderId });
    expect(await order.look(orderId)).toMatchObject({ status: 'paid', payments: [{ status: 'approved' }] });
    expect(await booksOf(order.environment, orderId)).toEqual([taken]);
  });

  it('is settled when the provider was not asked yet: it is asked now', async () => {
    const { orderId, paymentId } = await recorded();

    await settle(orderId, paymentId);

    await order.probe.hears(OrderPaid, { orderId });
    expect(await booksOf(order.environment, orderId)).toEqual([taken]);
  });

  it('is asked about until the provider answers', async () => {
    const { orderId, paymentId } = await recorded('sandbox-answer-later');
    await charge(paymentId, 'sandbox-answer-later');

    await settle(orderId, paymentId);

    await order.probe.hears(OrderPaid, { orderId });
    expect(await booksOf(order.environment, orderId)).toEqual([taken]);
  });

  it('gives its money back when the order has expired meanwhile, also when that takes a while', async () => {
    const { orderId, paymentId } = await recorded('sandbox-refund-later');
    await charge(paymentId, 'sandbox-refund-later');
    await order.probe.deliver(ExpireOrder, { orderId, payBy: new Date().toISOString() });
    await eventually(async () => expect(await order.look(orderId)).toMatchObject({ status: 'expired' }));

    await settle(orderId, paymentId);

    await eventually(async () => expect(await paymentsOf(orderId)).toEqual(['refunded']));
    expect(await booksOf(order.environment, orderId)).toEqual([givenBack]);
    expect(order.probe.published(OrderPaid, { orderId })).toEqual([]);
  });

  it('takes nothing for an order that was cancelled before the provider was asked, and nothing later', async () => {
    const { orderId, paymentId } = await recorded();
    await order.cancel(orderId);

    await settle(orderId, paymentId);
    await eventually(async () => expect(await paymentsOf(orderId)).toEqual(['refunded']));

    expect(await charge(paymentId)).toMatchObject({ outcome: 'declined' });
    expect(await booksOf(order.environment, orderId)).toEqual([{ charged: 0, refunded: 0 }]);
  });

  it('is not settled twice by questions that come again, late, or in another order', async () => {
    const { orderId, paymentId } = await recorded();
    await Promise.all([2, 0, 1, 0].map((askedCount) => settle(orderId, paymentId, askedCount)));
    await order.probe.hears(OrderPaid, { orderId });
    const last = await recorded();
    const before = await order.environment.sql('SELECT * FROM payments WHERE id = $1', [paymentId]);

    await settle(orderId, paymentId, 7);
    await settle(last.orderId, last.paymentId);
    await order.probe.hears(OrderPaid, { orderId: last.orderId });

    expect(order.probe.published(OrderPaid, { orderId })).toHaveLength(1);
    expect(await storyOf(order.environment, orderId)).toMatchObject({ status: 'paid', history: [{ status: 'paid' }] });
    expect(await order.environment.sql('SELECT * FROM payments WHERE id = $1', [paymentId])).toEqual(before);
    expect(await booksOf(order.environment, orderId)).toEqual([taken]);
    expect(await order.probe.depth('order.settle-payment.dead')).toBe(0);
  });

  it('stays open while the provider is away, and is settled when it is back', async () => {
    const { orderId, paymentId } = await recorded();
    await order.environment.sql('ALTER TABLE sandbox_payments RENAME TO sandbox_is_away');
    await settle(orderId, paymentId);
    expect(await order.pay(await confirmedOrder(order.environment))).toMatchObject({ status: 202 });
    await order.environment.sql('ALTER TABLE sandbox_is_away RENAME TO sandbox_payments');

    await order.probe.hears(OrderPaid, { orderId });
    expect(await booksOf(order.environment, orderId)).toEqual([taken]);
  });

  it('calls for a person at every tenth question that stays without an answer', async () => {
    const silent = await recorded('sandbox-answer-later');
    const patient = await recorded('sandbox-answer-later');
    await charge(silent.paymentId, 'sandbox-answer-later');
    await charge(patient.paymentId, 'sandbox-answer-later');

    await settle(patient.orderId, patient.paymentId, 0);
    await settle(silent.orderId, silent.paymentId, 9);

    const alert = await order.probe.hears(AlertRaised, { what: 'payment-unsettled' });
    const { orderId, paymentId } = silent;
    expect(alert.data).toMatchObject({ severity: 'critical', details: { orderId, paymentId, askedCount: 10 } });
    expect(order.probe.published(AlertRaised, { what: 'payment-unsettled' })).toHaveLength(1);
  });

  it('does not stop a question about a payment nobody knows', async () => {
    const { orderId, paymentId } = await recorded();

    await settle(orderId, '00000000-0000-7000-8000-000000000000');
    await settle(orderId, paymentId);

    await order.probe.hears(OrderPaid, { orderId });
  });
});
