import { OrderConfirmed, OrderRejected, StockRejected, StockReserved } from '@floodgate/contracts';
import { eventually, tokenOf } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { OrderAnswer } from '../src/http/orders.api';
import { startOrder, type RunningOrder } from './running-order';

describe('settling orders', () => {
  let order: RunningOrder;

  beforeAll(async () => (order = await startOrder()));
  afterAll(() => order.stop());

  const reserved = (orderId: string) =>
    order.probe.deliver(StockReserved, { orderId, reservedAt: new Date().toISOString() });
  const rejected = (orderId: string) =>
    order.probe.deliver(StockRejected, {
      orderId,
      reason: 'insufficient-stock',
      shortages: [{ sku: 'SKU-1', requested: 1, available: 0 }],
      rejectedAt: new Date().toISOString(),
    });
  const becomes = (orderId: string, status: string) =>
    eventually(async () => {
      const { body } = await order.app.request('GET', `/orders/${orderId}`, { token: tokenOf('c-1') });
      const found = OrderAnswer.parse(body);
      expect(found.status).toBe(status);
      return found;
    });

  it('confirms an order whose stock is held, and says so', async () => {
    const { id: orderId } = (await order.place('c-1')).body;
    await reserved(orderId);

    const confirmed = await becomes(orderId, 'confirmed');

    expect(confirmed.history.map(({ status }) => status)).toEqual(['placed', 'confirmed']);
    expect((await order.probe.hears(OrderConfirmed, { orderId })).data).toEqual({
      orderId,
      customerId: 'c-1',
      saleId: null,
      totalMinor: 8_900,
      confirmedAt: confirmed.updatedAt,
      payBy: confirmed.payBy,
    });
    expect(Date.parse(confirmed.payBy ?? '') - Date.parse(confirmed.updatedAt)).toBe(900_000);
  });

  it('rejects an order without stock, and says what was missing', async () => {
    const { id: orderId } = (await order.place('c-1')).body;
    await rejected(orderId);

    const ended = await becomes(orderId, 'rejected');

    expect(ended).toMatchObject({ reason: 'insufficient-stock' });
    expect(ended.history.at(-1)).toEqual({ status: 'rejected', at: ended.updatedAt, reason: 'insufficient-stock' });
    expect((await order.probe.hears(OrderRejected, { orderId })).data).toMatchObject({
      reason: 'insufficient-stock',
      shortages: [{ sku: 'SKU-1', requested: 1, available: 0 }],
    });
  });

  it('believes the first answer: an order that is confirmed is not rejected any more', async () => {
    const { id: orderId } = (await order.place('c-1')).body;
    await reserved(orderId);
    await becomes(orderId, 'confirmed');
    const { id: later } = (await order.place('c-1')).body;

    await rejected(orderId);
    await rejected(later);

    await becomes(later, 'rejected');
    await becomes(orderId, 'confirmed');
    await order.probe.hears(OrderRejected, { orderId: later });
    expect(order.probe.published(OrderRejected, { orderId })).toEqual([]);
  });

  it('has nothing to say about an order it does not know', async () => {
    const stranger = uuidv7();
    const { id: orderId } = (await order.place('c-1')).body;

    await reserved(stranger);
    await reserved(orderId);

    await order.probe.hears(OrderConfirmed, { orderId });
    expect(order.probe.published(OrderConfirmed, { orderId: stranger })).toEqual([]);
  });
});
