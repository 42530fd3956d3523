import { StockReserved } from '@floodgate/contracts';
import { eventually } from '@floodgate/testing';
import { randomUUID } from 'node:crypto';
import { askAsStranger } from './ask-as-stranger';
import { startOrder, type RunningOrder } from './running-order';

describe('order.get-status.v1, asked by any AMQP client', () => {
  let order: RunningOrder;

  beforeAll(async () => (order = await startOrder()));
  afterAll(() => order.stop());

  const ask = (request: unknown) => askAsStranger(order.probe, 'order.get-status.v1', request);

  it('tells how far an order has come', async () => {
    const { id: orderId, placedAt } = (await order.place('c-1')).body;

    expect(await ask({ orderId })).toEqual({
      orderId,
      customerId: 'c-1',
      saleId: null,
      status: 'placed',
      reason: null,
      changedAt: placedAt,
      payBy: null,
    });

    await order.probe.deliver(StockReserved, { orderId, reservedAt: new Date().toISOString() });
    await eventually(async () =>
      expect(await ask({ orderId })).toMatchObject({ status: 'confirmed', payBy: expect.any(String) }),
    );
  });

  it('does not know an order that has not arrived', async () => {
    expect(await ask({ orderId: randomUUID() })).toMatchObject({ error: { code: 'unknown-order', field: 'orderId' } });
  });

  it.each([
    ['no id', {}],
    ['an id that is none', { orderId: 'nope' }],
    ['no JSON', '{'],
  ])('answers %s with an error, not with silence', async (_, request) => {
    expect(await ask(request)).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } });
  });
});
