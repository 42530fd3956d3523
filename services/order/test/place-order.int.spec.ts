import { OrderPlaced } from '@floodgate/contracts';
import { tokenOf } from '@floodgate/testing';
import { startOrder, type RunningOrder } from './running-order';

describe('placing an order', () => {
  let order: RunningOrder;

  beforeAll(async () => (order = await startOrder()));
  afterAll(() => order.stop());

  const keyboardsAndLamp = {
    lines: [
      { sku: 'SKU-1', quantity: 2 },
      { sku: 'SKU-2', quantity: 1 },
    ],
  };

  it('is answered at once, though nobody who keeps stock is there', async () => {
    const reply = await order.place('c-1', { body: keyboardsAndLamp });

    expect(reply.status).toBe(202);
    expect(reply.body).toMatchObject({ status: 'placed', totalMinor: 21_700, stockCheck: 'not-asked' });
    expect(reply.headers.get('location')).toBe(`/orders/${reply.body.id}`);
  });

  it('stores the order with its lines at our prices and the beginning of its history', async () => {
    const reply = await order.place('c-1', { body: keyboardsAndLamp });
    const { placedAt } = reply.body;

    const stored = await order.app.request('GET', reply.headers.get('location')!, { token: tokenOf('c-1') });

    expect(stored.body).toEqual({
      id: reply.body.id,
      customerId: 'c-1',
      saleId: null,
      status: 'placed',
      totalMinor: 21_700,
      reason: null,
      placedAt,
      payBy: null,
      updatedAt: placedAt,
      lines: [
        { sku: 'SKU-1', quantity: 2, unitPriceMinor: 8_900 },
        { sku: 'SKU-2', quantity: 1, unitPriceMinor: 3_900 },
      ],
      history: [{ status: 'placed', at: placedAt, reason: null }],
      payments: [],
    });
  });

  it('announces the order once, in the trace of the request', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const reply = await order.place('c-1', { body: keyboardsAndLamp, headers: { traceparent } });
    const { id: orderId, placedAt } = reply.body;

    const event = await order.probe.hears(OrderPlaced, { orderId });

    expect(event.data).toEqual({
      orderId,
      customerId: 'c-1',
      saleId: null,
      lines: [
        { sku: 'SKU-1', quantity: 2, unitPriceMinor: 8_900 },
        { sku: 'SKU-2', quantity: 1, unitPriceMinor: 3_900 },
      ],
      totalMinor: 21_700,
      placedAt,
    });
    expect(event.traceparent).toContain('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(order.probe.published(OrderPlaced, { orderId })).toHaveLength(1);
  });
});
