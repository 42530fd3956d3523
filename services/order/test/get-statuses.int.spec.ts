import { randomUUID } from 'node:crypto';
import { askAsStranger } from './ask-as-stranger';
import { startOrder, type RunningOrder } from './running-order';

describe('order.get-statuses.v1, asked by any AMQP client', () => {
  let order: RunningOrder;

  beforeAll(async () => (order = await startOrder()));
  afterAll(() => order.stop());

  const ask = (request: unknown) => askAsStranger(order.probe, 'order.get-statuses.v1', request);

  it('tells how far many orders have come, and leaves out those that have not arrived', async () => {
    const placed = (await order.place('c-1')).body;
    const cancelled = (await order.place('c-2')).body;
    const { updatedAt } = (await order.cancel(cancelled.id, 'c-2')).body;
    const common = { payBy: null, saleId: null, reason: null };

    const answer = await ask({ orderIds: [cancelled.id, randomUUID(), placed.id] });

    expect(answer).toEqual({ orders: expect.any(Array) });
    const { orders } = answer as { orders: readonly { orderId: string }[] };
    expect(orders).toHaveLength(2);
    expect(orders).toContainEqual({
      ...common,
      ...{ orderId: placed.id, customerId: 'c-1', status: 'placed', changedAt: placed.placedAt },
    });
    expect(orders).toContainEqual({
      ...common,
      ...{ orderId: cancelled.id, customerId: 'c-2', status: 'cancelled', changedAt: updatedAt },
    });
  });

  it('answers about orders nobody knows with none', async () => {
    expect(await ask({ orderIds: [randomUUID()] })).toEqual({ orders: [] });
  });

  it.each([
    ['no ids', { orderIds: [] }],
    ['an id that is none', { orderIds: ['nope'] }],
    ['too many ids', { orderIds: Array.from({ length: 501 }, () => randomUUID()) }],
    ['no JSON', '{'],
  ])('answers %s with an error, not with silence', async (_, request) => {
    expect(await ask(request)).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } });
  });
});
