import { tokenOf } from '@floodgate/testing';
import { confirmedOrder } from './placed-order';
import { startOrder, type RunningOrder } from './running-order';

describe('a request about an order that is not valid', () => {
  let order: RunningOrder;
  let orderId: string;

  beforeAll(async () => {
    order = await startOrder();
    orderId = await confirmedOrder(order.environment);
  });
  afterAll(() => order.stop());
  afterEach(async () => {
    expect(await order.look(orderId)).toMatchObject({ status: 'confirmed', payments: [] });
    expect(await order.countOf('outbox_messages')).toBe(0);
  });

  const operator = tokenOf('o-1', 'operator');
  const post = (path: string, body?: unknown, token = operator) =>
    order.app.request('POST', `/orders/${orderId}/${path}`, { token, body });

  it.each([
    ['no card', {}, 'card'],
    ['an empty card', { card: '' }, 'card'],
    ['a card that is no text', { card: 7 }, 'card'],
    ['a card that is too long', { card: 'c'.repeat(65) }, 'card'],
    ['a card with a space', { card: 'sandbox approve' }, 'card'],
    ['a card with a NUL', { card: 'sandbox\u0000' }, 'card'],
    ['the number of a card', { card: '4111111111111111' }, 'card'],
    ['the number of a card with hyphens', { card: '4111-1111-1111-1111' }, 'card'],
    ['the number of a card with underscores', { card: '4111_1111_1111_1111' }, 'card'],
    ['an amount of its own', { card: 'sandbox-approve', amountMinor: 1 }, 'amountMinor'],
  ])('cannot pay: %s', async (_, body, field) => {
    const reply = await order.pay(orderId, { body });

    expect(reply.status).toBe(422);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    expect(reply.body.errors[0]).toMatchObject({ field });
  });

  it.each([
    ['empty', ''],
    ['with a space', 'k 1'],
    ['too long', 'k'.repeat(201)],
  ])('cannot pay: a key that is %s', async (_, key) => {
    expect(await order.pay(orderId, { key })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'Idempotency-Key' }] },
    });
  });

  it.each([
    ['no body', undefined, 422],
    ['no JSON', '{"card":', 400],
    ['a list', [], 422],
  ])('cannot pay: %s', async (_, body, status) => {
    expect(await post('payment', body, tokenOf('c-1'))).toMatchObject({ status });
  });

  it.each([
    ['no reason', {}, 'reason'],
    ['an empty reason', { reason: ' ' }, 'reason'],
    ['a reason that is too long', { reason: 'r'.repeat(201) }, 'reason'],
    ['a reason no table can hold', { reason: 'a\u0000b' }, 'reason'],
    ['an unknown field', { reason: 'broken', amountMinor: 1 }, 'amountMinor'],
  ])('cannot refund: %s', async (_, body, field) => {
    expect(await post('refund', body)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  it.each(['payment', 'cancellation', 'refund'])(
    'cannot reach %s by an id that is none, or with a parameter',
    async (what) => {
      const body = what === 'payment' ? { card: 'sandbox-approve' } : { reason: 'broken' };
      const ask = (path: string) =>
        order.app.request('POST', path, { token: operator, ...(what === 'cancellation' ? {} : { body }) });

      expect(await ask(`/orders/1/${what}`)).toMatchObject({ status: 422, body: { errors: [{ field: 'id' }] } });
      expect(await ask(`/orders/${orderId}/${what}?now=1`)).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'now' }] },
      });
    },
  );
});
