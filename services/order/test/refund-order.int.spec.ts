import { OrderRefunded } from '@floodgate/contracts';
import { eventually, tokenOf } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { booksOf, confirmedOrder, placedOrder } from './placed-order';
import { impatient, startOrder, type RunningOrder } from './running-order';

describe('refunding an order', () => {
  let order: RunningOrder;

  beforeAll(async () => (order = await startOrder(impatient)));
  afterAll(() => order.stop());

  const refund = (orderId: string, reason = 'arrived broken', token = tokenOf('o-1', 'operator')) =>
    order.app.request('POST', `/orders/${orderId}/refund`, { token, body: { reason } });
  const paid = async (card = 'sandbox-approve') => {
    const orderId = await confirmedOrder(order.environment);
    const { id: paymentId } = (await order.pay(orderId, { card })).body;
    return { orderId, paymentId };
  };

  it.each(['sandbox-approve', 'sandbox-refund-later'])('gives the money back and says so: %s', async (card) => {
    const { orderId, paymentId } = await paid(card);

    const reply = await refund(orderId);

    expect(reply).toMatchObject({ status: 200, body: { id: orderId, status: 'refunded', reason: 'arrived broken' } });
    await eventually(async () => expect((await order.look(orderId)).payments).toMatchObject([{ status: 'refunded' }]));
    expect(await booksOf(order.environment, orderId)).toEqual([{ charged: 8_900, refunded: 8_900 }]);
    const event = await order.probe.hears(OrderRefunded, { orderId });
    expect(event.data).toEqual({
      ...{ orderId, customerId: 'c-1', saleId: null, totalMinor: 8_900, paymentId, reason: 'arrived broken' },
      refundedAt: reply.body.updatedAt,
    });
  });

  it('answers the same when it is repeated, and gives it back once', async () => {
    const { orderId } = await paid();

    const replies = await Promise.all(Array.from({ length: 10 }, () => refund(orderId)));

    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
    expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    await order.probe.hears(OrderRefunded, { orderId });
    expect((await order.look(orderId)).history.map(({ status }) => status)).toEqual(['paid', 'refunded']);
    expect(order.probe.published(OrderRefunded, { orderId })).toHaveLength(1);
  });

  it.each([
    ['placed', placedOrder, 'A placed order cannot be refunded; nothing was paid, cancel it.'],
    ['confirmed', confirmedOrder, 'A confirmed order cannot be refunded; nothing was paid, cancel it.'],
  ])('is refused for an order that is %s', async (orderStatus, given, detail) => {
    const orderId = await given(order.environment);

    expect(await refund(orderId)).toMatchObject({
      status: 409,
      body: { type: 'urn:floodgate:problem:order/cannot-be-refunded', detail, orderStatus },
    });
  });

  it('is for operators', async () => {
    const { orderId } = await paid();
    const path = `/orders/${orderId}/refund`;

    expect(await refund(orderId, 'mine', tokenOf('c-1'))).toMatchObject({ status: 403 });
    expect(await order.app.request('POST', path, { body: { reason: 'mine' } })).toMatchObject({ status: 401 });
    expect(await refund(uuidv7())).toMatchObject({ status: 404 });
    expect(await order.look(orderId)).toMatchObject({ status: 'paid' });
  });
});
