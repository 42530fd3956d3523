import { OrderPaid, StockReserved } from '@floodgate/contracts';
import { eventually, tokenOf, type Reply } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { booksOf, confirmedOrder, placedOrder } from './placed-order';
import { impatient, startOrder, type RunningOrder } from './running-order';

describe('paying an order', () => {
  let order: RunningOrder;

  beforeAll(async () => (order = await startOrder(impatient)));
  afterAll(() => order.stop());

  const confirmed = () => confirmedOrder(order.environment);
  const idOf = ({ body }: Reply): unknown => body.id;
  const paymentsOf = async (orderId: string) => (await order.look(orderId)).payments.map(({ status }) => status);

  it('makes it paid, says so once, and shows the payment with the order', async () => {
    const { id: orderId } = (await order.place('c-1')).body;
    await order.probe.deliver(StockReserved, { orderId, reservedAt: new Date().toISOString() });
    await eventually(async () => expect(await order.look(orderId)).toMatchObject({ status: 'confirmed' }));

    const reply = await order.pay(orderId);

    expect(reply).toMatchObject({
      status: 200,
      body: { orderId, status: 'approved', amountMinor: 8_900, reason: null },
    });
    expect(reply.headers.get('location')).toBe(`/orders/${orderId}`);
    const paid = await order.look(orderId);
    expect(paid.history.map(({ status }) => status)).toEqual(['placed', 'confirmed', 'paid']);
    expect(paid.payments.map((payment) => ({ ...payment, orderId }))).toEqual([reply.body]);
    const event = await order.probe.hears(OrderPaid, { orderId });
    expect(event.data).toEqual({
      ...{ orderId, customerId: 'c-1', saleId: null, totalMinor: 8_900, paymentId: reply.body.id },
      paidAt: paid.updatedAt,
    });
  });

  it('is refused with the reason when the card is declined, and may be tried again', async () => {
    const orderId = await confirmed();

    const declined = await order.pay(orderId, { card: 'sandbox-decline', key: uuidv7() });

    expect(declined).toMatchObject({
      status: 402,
      body: { type: 'urn:floodgate:problem:order/payment-declined', errors: [{ field: 'card' }] },
    });
    expect(await order.pay(orderId, { key: uuidv7() })).toMatchObject({ status: 200 });
    expect(await paymentsOf(orderId)).toEqual(['declined', 'approved']);
    expect(await order.look(orderId)).toMatchObject({ status: 'paid' });
  });

  it.each(['sandbox-time-out', 'sandbox-answer-later'])(
    'is pending with %s, and paid once that is known',
    async (card) => {
      const orderId = await confirmed();

      const reply = await order.pay(orderId, { card });

      expect(reply).toMatchObject({ status: 202, body: { orderId, status: 'pending' } });
      await eventually(async () => expect(await order.look(orderId)).toMatchObject({ status: 'paid' }));
      expect(await booksOf(order.environment, orderId)).toEqual([{ charged: 8_900, refunded: 0 }]);
      expect(order.probe.published(OrderPaid, { orderId })).toHaveLength(1);
    },
  );

  it('may be tried again when the card is declined later', async () => {
    const orderId = await confirmed();
    await order.pay(orderId, { card: 'sandbox-decline-later' });
    await eventually(async () => expect(await paymentsOf(orderId)).toEqual(['declined']));

    expect(await order.look(orderId)).toMatchObject({ status: 'confirmed' });
    expect(await order.pay(orderId)).toMatchObject({ status: 200 });
  });

  describe('repeated with its Idempotency-Key', () => {
    it.each([
      ['sandbox-approve', 200],
      ['sandbox-decline', 402],
    ])('is one payment with the same answer: %s', async (card, status) => {
      const orderId = await confirmed();
      const payment = { card, key: uuidv7() };
      const first = await order.pay(orderId, payment);

      const second = await order.pay(orderId, payment);

      const { correlationId } = second.body;
      expect(second).toMatchObject({ status, body: status === 200 ? first.body : { ...first.body, correlationId } });
      expect(await paymentsOf(orderId)).toHaveLength(1);
    });

    it('is one payment with one answer when twenty of them come at once', async () => {
      const orderId = await confirmed();
      const key = uuidv7();

      const replies = await Promise.all(Array.from({ length: 20 }, () => order.pay(orderId, { key })));

      expect(new Set(replies.map(({ status, body }) => `${status} ${body.status}`))).toEqual(new Set(['200 approved']));
      expect(new Set(replies.map(idOf)).size).toBe(1);
      expect(await booksOf(order.environment, orderId)).toEqual([{ charged: 8_900, refunded: 0 }]);
      await order.probe.hears(OrderPaid, { orderId });
      expect(order.probe.published(OrderPaid, { orderId })).toHaveLength(1);
    });

    it('is refused with another card and for another order', async () => {
      const key = uuidv7();
      const orderId = await confirmed();
      await order.pay(orderId, { key });

      for (const reply of [
        await order.pay(orderId, { key, card: 'sandbox-decline' }),
        await order.pay(await confirmed(), { key }),
      ]) {
        expect(reply).toMatchObject({ status: 422, body: { errors: [{ field: 'Idempotency-Key' }] } });
      }
    });
  });

  describe('while it cannot be paid', () => {
    it('is refused as long as stock is not held', async () => {
      expect(await order.pay(await placedOrder(order.environment))).toMatchObject({
        status: 409,
        body: {
          type: 'urn:floodgate:problem:order/cannot-be-paid',
          detail: 'A placed order cannot be paid; wait until it is confirmed.',
          orderStatus: 'placed',
        },
      });
    });

    it('is refused when it was paid before', async () => {
      const orderId = await confirmed();
      await order.pay(orderId);

      expect(await order.pay(orderId)).toMatchObject({ status: 409, body: { orderStatus: 'paid' } });
      expect(await paymentsOf(orderId)).toEqual(['approved']);
    });

    it('is refused while another payment is in progress', async () => {
      const orderId = await confirmed();
      await order.pay(orderId, { card: 'sandbox-answer-later' });

      expect(await order.pay(orderId)).toMatchObject({
        status: 409,
        body: { type: 'urn:floodgate:problem:order/payment-in-progress', orderStatus: 'confirmed' },
      });
    });

    it('is one payment when ten of them come at once', async () => {
      const orderId = await confirmed();

      const replies = await Promise.all(Array.from({ length: 10 }, () => order.pay(orderId)));

      expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(409)]);
      expect(await booksOf(order.environment, orderId)).toEqual([{ charged: 8_900, refunded: 0 }]);
    });
  });

  it.each([
    ['another customer', 'c-2', 403],
    ['an operator', 'o-1', 403],
  ])('is for its customer alone, not for %s', async (_, customerId, status) => {
    const orderId = await confirmed();
    const token = customerId === 'o-1' ? tokenOf(customerId, 'operator') : tokenOf(customerId);
    const path = `/orders/${orderId}/payment`;

    expect(await order.app.request('POST', path, { token, body: { card: 'sandbox-approve' } })).toMatchObject({
      status,
    });
    expect(await paymentsOf(orderId)).toEqual([]);
  });

  it('is not possible for an order nobody knows, or without a token', async () => {
    expect(await order.pay(uuidv7())).toMatchObject({ status: 404 });
    const path = `/orders/${await confirmed()}/payment`;
    expect(await order.app.request('POST', path, { body: { card: 'sandbox-approve' } })).toMatchObject({ status: 401 });
  });
});
