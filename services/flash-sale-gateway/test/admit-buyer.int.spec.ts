import { PlaceOrders } from '@floodgate/contracts';
import { tokenOf, type Reply } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { always, givenSale, startGateway, type RunningGateway } from './running-gateway';

describe('asking for a ticket', () => {
  let gateway: RunningGateway;

  // Some of these ask as one customer far more often than customers may.
  beforeAll(
    async () => (gateway = await startGateway({ CUSTOMER_RATE_PER_S: '10000', CUSTOMER_BURST_COUNT: '10000' })),
  );
  afterAll(() => gateway.stop());

  const post = (path: string, options: { token?: string; body?: unknown } = {}) =>
    gateway.app.request('POST', `/flash-sales/${path}`, options);

  const ticketOf = ({ body }: Reply): unknown => body.orderId;

  it('is answered with the ticket once the broker has the command', async () => {
    const customerId = uuidv7();
    const reply = await gateway.knock(customerId);

    const { orderId } = reply.body;
    expect(reply).toMatchObject({ status: 202, body: { saleId: gateway.openSaleId, status: 'admitted' } });
    expect(reply.headers.get('location')).toBe(`/flash-sales/${gateway.openSaleId}/orders/${orderId}`);
    expect((await gateway.probe.hears(PlaceOrders, { orderId })).data).toEqual({
      orderId,
      customerId,
      saleId: gateway.openSaleId,
      lines: [{ sku: 'SKU-3', quantity: 1, unitPriceMinor: 6_000 }],
      admittedAt: expect.any(String),
      leaseId: expect.any(String),
    });
  });

  it('gets the same ticket again, and sends nothing for it', async () => {
    const customerId = uuidv7();
    const first = await gateway.knock(customerId);
    const second = await gateway.knock(customerId);

    expect(second).toMatchObject({ status: 200, body: first.body });
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    await gateway.knock(uuidv7());
    expect(gateway.probe.published(PlaceOrders, { customerId })).toHaveLength(1);
  });

  it('gets one ticket when it is asked a thousand times at once, and spends one permit', async () => {
    const saleId = await givenSale(gateway.environment, always);
    const token = tokenOf(uuidv7());
    const replies = await Promise.all(Array.from({ length: 1_000 }, () => post(`${saleId}/orders`, { token })));

    expect(new Set(replies.map(ticketOf)).size).toBe(1);
    expect(replies.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(999);
    const questions = gateway.inventory.leaseQuestions.filter((question) => question.saleId === saleId);
    expect(questions.map(({ wantedCount }) => wantedCount)).toEqual([1]);
    expect(gateway.probe.published(PlaceOrders, { saleId })).toHaveLength(1);
  });

  it('gets the same ticket from a replica that has never heard of it, for instance after a restart', async () => {
    const customerId = uuidv7();
    const first = await gateway.knock(customerId);
    const replica = await gateway.startReplica();
    const path = `/flash-sales/${gateway.openSaleId}/orders`;
    const second = await replica.request('POST', path, { token: tokenOf(customerId) });
    await replica.stop();

    expect(second).toMatchObject({ status: 202, body: first.body });
  });

  it('gives every customer a ticket of their own in every sale', async () => {
    const anotherSale = await givenSale(gateway.environment, always);
    const token = tokenOf('c-1');
    const tickets = [
      await gateway.knock('c-1'),
      await gateway.knock('c-2'),
      await post(`${anotherSale}/orders`, { token }),
    ];

    expect(new Set(tickets.map(ticketOf)).size).toBe(3);
  });

  it.each([
    ['nothing at all', ''],
    ['an empty object', {}],
  ])('may have %s in its body', async (_, body) => {
    expect(await post(`${gateway.openSaleId}/orders`, { token: tokenOf(uuidv7()), body })).toMatchObject({
      status: 202,
    });
  });

  it.each([
    ['more than a customer may have', { quantity: 2 }, 422, 'quantity'],
    ['a wish', { gift: 'wrapped' }, 422, 'gift'],
    ['a list', [], 422, 'body'],
    ['half an object', '{', 400, undefined],
    ['a novel', 'a'.repeat(2_000), 413, undefined],
  ])('is refused with %s in its body', async (_, body, status, field) => {
    const reply = await post(`${gateway.openSaleId}/orders`, { token: tokenOf(uuidv7()), body });

    expect(reply).toMatchObject({ status, body: { status } });
    expect(reply.body.errors?.[0].field).toBe(field);
  });

  it('says when a sale opens that is not open yet', async () => {
    const opensAt = '2098-01-01T00:00:00.000Z';
    const sale = await givenSale(gateway.environment, { opensAt, closesAt: '2099-01-01T00:00:00Z' });

    expect(await post(`${sale}/orders`)).toMatchObject({ status: 425, body: { opensAt } });
  });

  it('finds nothing in a sale that is over, in none, and in what cannot be one', async () => {
    const over = await givenSale(gateway.environment, {
      opensAt: '2025-01-01T00:00:00Z',
      closesAt: '2026-01-01T00:00:00Z',
    });

    expect(await post(`${over}/orders`)).toMatchObject({ status: 410 });
    expect(await post(`${uuidv7()}/orders`)).toMatchObject({ status: 404 });
    expect(await post('1/orders')).toMatchObject({ status: 422, body: { errors: [{ field: 'id' }] } });
  });

  it('takes no parameters in its address', async () => {
    const reply = await post(`${gateway.openSaleId}/orders?quantity=2`, { token: tokenOf(uuidv7()) });

    expect(reply).toMatchObject({ status: 422, body: { errors: [{ field: 'quantity' }] } });
  });

  it('needs a token that is ours', async () => {
    expect(await post(`${gateway.openSaleId}/orders`)).toMatchObject({ status: 401 });
    expect(await post(`${gateway.openSaleId}/orders`, { token: 'x' })).toMatchObject({ status: 401 });
    for (const sub of ['c\u0000', '\ud800c'])
      expect(await post(`${gateway.openSaleId}/orders`, { token: tokenOf(sub) })).toMatchObject({ status: 401 });
  });
});
