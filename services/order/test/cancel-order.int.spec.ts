import { OrderCancelled, OrderConfirmed, OrderPaid, StockReserved } from '@floodgate/contracts';
import { eventually, tokenOf } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { holdOrder } from './hold-order';
import { booksOf, confirmedOrder, placedOrder, storyOf } from './placed-order';
import { impatient, startOrder, type RunningOrder } from './running-order';

describe('cancelling an order', () => {
  let order: RunningOrder;

  beforeAll(async () => (order = await startOrder(impatient)));
  afterAll(() => order.stop());

  const isGivenBack = (orderId: string) =>
    eventually(async () => {
      expect((await order.look(orderId)).payments).toMatchObject([{ status: 'refunded' }]);
      const [books] = await booksOf(order.environment, orderId);
      expect(books!.charged).toBe(books!.refunded);
    });

  it('ends it, and says what was in it, because stock may not have been asked for yet', async () => {
    const body = {
      lines: [
        { sku: 'SKU-1', quantity: 2 },
        { sku: 'SKU-2', quantity: 1 },
      ],
    };
    const { id: orderId } = (await order.place('c-1', { body })).body;

    const reply = await order.cancel(orderId);

    expect(reply).toMatchObject({ status: 200, body: { id: orderId, status: 'cancelled' } });
    expect((await order.look(orderId)).history.map(({ status }) => status)).toEqual(['placed', 'cancelled']);
    const event = await order.probe.hears(OrderCancelled, { orderId });
    expect(event.data).toEqual({
      ...{ orderId, customerId: 'c-1', saleId: null, lines: body.lines },
      cancelledAt: reply.body.updatedAt,
    });
  });

  it('answers the same when it is repeated, and says it once', async () => {
    const { id: orderId } = (await order.place('c-1')).body;

    const replies = await Promise.all(Array.from({ length: 10 }, () => order.cancel(orderId)));

    const first = replies[0]!.body;
    expect(replies.map(({ status, body }) => ({ status, body }))).toEqual(
      replies.map(() => ({ status: 200, body: first })),
    );
    await order.probe.hears(OrderCancelled, { orderId });
    expect((await storyOf(order.environment, orderId)).history.map(({ status }) => status)).toEqual([
      'placed',
      'cancelled',
    ]);
    expect(order.probe.published(OrderCancelled, { orderId })).toHaveLength(1);
  });

  it('is refused once it is paid, with what to do instead', async () => {
    const orderId = await confirmedOrder(order.environment);
    await order.pay(orderId);

    expect(await order.cancel(orderId)).toMatchObject({
      status: 409,
      body: {
        type: 'urn:floodgate:problem:order/cannot-be-cancelled',
        detail: 'A paid order cannot be cancelled; ask for a refund.',
        orderStatus: 'paid',
      },
    });
  });

  it('is for its customer alone', async () => {
    const orderId = await placedOrder(order.environment);
    const path = `/orders/${orderId}/cancellation`;

    expect(await order.cancel(orderId, 'c-2')).toMatchObject({ status: 403 });
    expect(await order.app.request('POST', path, { token: tokenOf('o-1', 'operator') })).toMatchObject({ status: 403 });
    expect(await order.app.request('POST', path)).toMatchObject({ status: 401 });
    expect(await order.cancel(uuidv7())).toMatchObject({ status: 404 });
    expect(await order.look(orderId)).toMatchObject({ status: 'placed' });
  });

  it.each(['sandbox-time-out', 'sandbox-answer-later', 'sandbox-decline-later'])(
    'wins over a payment without an answer, and what was taken is given back: %s',
    async (card) => {
      const orderId = await confirmedOrder(order.environment);
      expect(await order.pay(orderId, { card })).toMatchObject({ status: 202 });

      expect(await order.cancel(orderId)).toMatchObject({ status: 200, body: { status: 'cancelled' } });

      await isGivenBack(orderId);
    },
  );

  it.each(['sandbox-approve', 'sandbox-refund-later'])(
    'wins over a payment that was approved a moment too late, and its money is given back: %s',
    async (card) => {
      const orderId = await confirmedOrder(order.environment);
      const release = await holdOrder(order.environment, orderId);
      const cancelled = order.cancel(orderId);
      await release.whenWaiting(1);
      const paid = order.pay(orderId, { card });
      await release.whenWaiting(2);
      await release.now();

      expect(await cancelled).toMatchObject({ status: 200, body: { status: 'cancelled' } });
      expect(await paid).toMatchObject({
        status: 409,
        body: {
          detail: 'A cancelled order cannot be paid; place a new one. The money is given back.',
          orderStatus: 'cancelled',
        },
      });
      await isGivenBack(orderId);
      expect(order.probe.published(OrderPaid, { orderId })).toEqual([]);
    },
  );

  it('races the confirmation, and wins, before or after it', async () => {
    const orderIds = await Promise.all(Array.from({ length: 40 }, () => placedOrder(order.environment)));
    const reservedAt = new Date().toISOString();
    const confirmations = order.probe.deliverBatch(
      StockReserved,
      orderIds.map((orderId) => order.probe.event(StockReserved, { orderId, reservedAt })),
    );

    const replies = await Promise.all(orderIds.map((orderId) => order.cancel(orderId)));
    await confirmations;
    const { id: last } = (await order.place('c-1')).body;
    await order.probe.deliver(StockReserved, { orderId: last, reservedAt });
    await order.probe.hears(OrderConfirmed, { orderId: last });

    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    for (const orderId of orderIds) {
      await order.probe.hears(OrderCancelled, { orderId });
      const steps = (await order.look(orderId)).history.map(({ status }) => status);
      const confirmedCount = order.probe.published(OrderConfirmed, { orderId }).length;
      expect(steps).toEqual(confirmedCount === 1 ? ['confirmed', 'cancelled'] : ['cancelled']);
      expect(order.probe.published(OrderCancelled, { orderId })).toHaveLength(1);
    }
  });
});
