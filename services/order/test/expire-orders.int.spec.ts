import { ExpireOrder, OrderConfirmed, OrderExpired, OrderPaid, PlaceOrders, StockReserved } from '@floodgate/contracts';
import { eventually } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { holdOrder } from './hold-order';
import { booksOf, confirmedOrder } from './placed-order';
import { impatient, startOrder, type RunningOrder } from './running-order';

const ORDER_WINDOW_MS = 2_000;
const TICKET_WINDOW_MS = 1_000;

describe('an order that is not paid in time', () => {
  let order: RunningOrder;

  beforeAll(async () => {
    const windows = { ORDER_PAYMENT_WINDOW_S: '2', TICKET_PAYMENT_WINDOW_S: '1' };
    order = await startOrder({ ...impatient, ...windows });
  });
  afterAll(() => order.stop());

  const confirm = async (orderId: string) => {
    await order.probe.deliver(StockReserved, { orderId, reservedAt: new Date().toISOString() });
    return (await order.probe.hears(OrderConfirmed, { orderId })).data;
  };
  const placedTicket = async () => {
    const [orderId, saleId] = [uuidv7(), uuidv7()];
    const lines = [{ sku: 'SKU-3', quantity: 1, unitPriceMinor: 6_000 }];
    await order.probe.deliver(PlaceOrders, {
      ...{ orderId, saleId, customerId: 'c-1', lines },
      admittedAt: new Date().toISOString(),
    });
    await eventually(() => order.look(orderId));
    return orderId;
  };
  const windowOf = ({ confirmedAt, payBy }: { confirmedAt: string; payBy?: string | undefined }) =>
    Date.parse(payBy ?? '') - Date.parse(confirmedAt);

  it('expires by itself when its time is over, not before, and says so', async () => {
    const { id: orderId } = (await order.place('c-1')).body;
    const confirmed = await confirm(orderId);
    expect(windowOf(confirmed)).toBe(ORDER_WINDOW_MS);
    expect(await order.look(orderId)).toMatchObject({ status: 'confirmed', payBy: confirmed.payBy });

    const event = await order.probe.hears(OrderExpired, { orderId });

    const { expiredAt } = event.data;
    expect(event.data).toEqual({ orderId, customerId: 'c-1', saleId: null, expiredAt });
    expect(Date.parse(expiredAt)).toBeGreaterThanOrEqual(Date.parse(confirmed.payBy ?? ''));
    const expired = await order.look(orderId);
    expect(expired.history.map(({ status }) => status)).toEqual(['placed', 'confirmed', 'expired']);
    expect(expired.updatedAt).toBe(expiredAt);
  });

  it('has less time when others wait for its pieces', async () => {
    const orderId = await placedTicket();

    expect(windowOf(await confirm(orderId))).toBe(TICKET_WINDOW_MS);
    await order.probe.hears(OrderExpired, { orderId });
  });

  it('cannot be paid any more', async () => {
    const orderId = await placedTicket();
    await confirm(orderId);
    await order.probe.hears(OrderExpired, { orderId });

    expect(await order.pay(orderId)).toMatchObject({
      status: 409,
      body: { detail: 'An expired order cannot be paid; place a new one.', orderStatus: 'expired' },
    });
    expect(await order.cancel(orderId)).toMatchObject({ status: 409, body: { orderStatus: 'expired' } });
  });

  it('does not expire when it was paid, or cancelled, before', async () => {
    const [paid, cancelled, last] = [await placedTicket(), await placedTicket(), await placedTicket()];
    for (const orderId of [paid, cancelled, last]) await confirm(orderId);
    await order.pay(paid);
    await order.cancel(cancelled);

    await order.probe.hears(OrderExpired, { orderId: last });

    expect(await order.look(paid)).toMatchObject({ status: 'paid' });
    expect(await order.look(cancelled)).toMatchObject({ status: 'cancelled' });
    for (const orderId of [paid, cancelled]) expect(order.probe.published(OrderExpired, { orderId })).toEqual([]);
  });

  it('expires with many others in one batch', async () => {
    const orderIds = await Promise.all(Array.from({ length: 100 }, () => placedTicket()));
    const reservedAt = new Date().toISOString();
    await order.probe.deliverBatch(
      StockReserved,
      orderIds.map((orderId) => order.probe.event(StockReserved, { orderId, reservedAt })),
    );

    for (const orderId of orderIds) await order.probe.hears(OrderExpired, { orderId });
    const moments = await order.environment.sql('SELECT DISTINCT updated_at FROM orders WHERE id = ANY ($1::uuid[])', [
      orderIds,
    ]);
    expect(moments).toHaveLength(1);
  });

  it('is not paid when it expires while the money is on its way, and the money is given back', async () => {
    const orderId = await confirmedOrder(order.environment);
    const held = await holdOrder(order.environment, orderId);
    await order.probe.deliver(ExpireOrder, { orderId, payBy: new Date().toISOString() });
    await held.whenWaiting(1);
    const paid = order.pay(orderId);
    await held.whenWaiting(2);
    await held.now();

    expect(await paid).toMatchObject({ status: 409, body: { orderStatus: 'expired' } });
    await eventually(async () => expect((await order.look(orderId)).payments).toMatchObject([{ status: 'refunded' }]));
    expect(await booksOf(order.environment, orderId)).toEqual([{ charged: 8_900, refunded: 8_900 }]);
    expect(order.probe.published(OrderPaid, { orderId })).toEqual([]);
  });

  it('is paid when the money comes a moment before', async () => {
    const orderId = await confirmedOrder(order.environment);
    const held = await holdOrder(order.environment, orderId);
    const paid = order.pay(orderId);
    await held.whenWaiting(1);
    await order.probe.deliver(ExpireOrder, { orderId, payBy: new Date().toISOString() });
    await held.whenWaiting(2);
    await held.now();

    expect(await paid).toMatchObject({ status: 200, body: { status: 'approved' } });
    await order.probe.hears(OrderPaid, { orderId });
    expect(await order.look(orderId)).toMatchObject({ status: 'paid' });
    expect(order.probe.published(OrderExpired, { orderId })).toEqual([]);
  });
});
