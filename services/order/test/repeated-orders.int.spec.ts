import { OrderPlaced } from '@floodgate/contracts';
import { eventually, type Reply } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { startOrder, type RunningOrder } from './running-order';

describe('a request that is repeated with its Idempotency-Key', () => {
  let order: RunningOrder;

  beforeAll(async () => (order = await startOrder()));
  afterAll(() => order.stop());

  const withKey = (key: string) => ({ headers: { 'idempotency-key': key } });
  const idOf = ({ body }: Reply): unknown => body.id;
  const anotherBody = { lines: [{ sku: 'SKU-1', quantity: 2 }] };

  it('places one order and gets the same answer', async () => {
    const customer = uuidv7();
    const first = await order.place(customer, withKey('k-1'));
    const second = await order.place(customer, withKey('k-1'));

    expect(second.status).toBe(202);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
  });

  it('is refused with another body', async () => {
    const customer = uuidv7();
    await order.place(customer, withKey('k-1'));

    const reply = await order.place(customer, { ...withKey('k-1'), body: anotherBody });

    expect(reply).toMatchObject({ status: 422, body: { errors: [{ field: 'Idempotency-Key' }] } });
  });

  it('places one order when twenty of them come at once', async () => {
    const customer = uuidv7();

    const replies = await Promise.all(Array.from({ length: 20 }, () => order.place(customer, withKey('k-1'))));

    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(replies.map(idOf)).size).toBe(1);
    expect(await order.environment.sql('SELECT id FROM orders WHERE customer_id = $1', [customer])).toHaveLength(1);
    await eventually(async () => expect(await order.countOf('outbox_messages')).toBe(0));
    expect(order.probe.published(OrderPlaced, { customerId: customer })).toHaveLength(1);
  });

  it('is another order with another key, and without one', async () => {
    const customer = uuidv7();
    const replies = [
      await order.place(customer, withKey('k-1')),
      await order.place(customer, withKey('k-2')),
      await order.place(customer),
      await order.place(customer),
    ];

    expect(new Set(replies.map(idOf)).size).toBe(4);
  });

  it('is another order for another customer', async () => {
    const replies = [await order.place(uuidv7(), withKey('k-1')), await order.place(uuidv7(), withKey('k-1'))];

    expect(replies[0]!.body.id).not.toBe(replies[1]!.body.id);
  });

  it('gets the price of the first time', async () => {
    const customer = uuidv7();
    const first = await order.place(customer, withKey('k-1'));
    await order.environment.sql(`UPDATE products SET price_minor = price_minor + 1 WHERE sku = 'SKU-1'`);

    expect((await order.place(customer, withKey('k-1'))).body).toEqual(first.body);
  });

  it.each([
    ['empty', ''],
    ['with a space', 'k 1'],
    ['too long', 'k'.repeat(201)],
    ['not ASCII', 'ключ'.normalize()],
  ])('is refused when the key is %s', async (_, key) => {
    const headers = { 'idempotency-key': Buffer.from(key, 'utf8').toString('latin1') };
    const reply = await order.place(uuidv7(), { headers });

    expect(reply).toMatchObject({ status: 422, body: { errors: [{ field: 'Idempotency-Key' }] } });
  });
});
