import { tokenOf, type Reply } from '@floodgate/testing';
import { OrderPage } from '../src/http/orders.api';
import { startOrder, type RunningOrder } from './running-order';

describe('reading orders', () => {
  let order: RunningOrder;
  const placed: string[] = [];

  beforeAll(async () => {
    order = await startOrder();
    for (const customer of ['c-1', 'c-2', 'c-1', 'c-1']) placed.push((await order.place(customer)).body.id);
  });
  afterAll(() => order.stop());

  const get = (path: string, token = tokenOf('c-1')) => order.app.request('GET', path, { token });
  const operator = tokenOf('o-1', 'operator');
  const idsIn = ({ body }: Reply) => OrderPage.parse(body).items.map(({ id }) => id);

  it('shows customers their own, newest first', async () => {
    expect(idsIn(await get('/orders'))).toEqual([placed[3], placed[2], placed[0]]);
  });

  it('shows operators everybody’s, or those of one customer', async () => {
    expect(idsIn(await get('/orders', operator))).toEqual([...placed].reverse());
    expect(idsIn(await get('/orders?customerId=c-2', operator))).toEqual([placed[1]]);
  });

  it('goes on where the page before has ended', async () => {
    const first = await get('/orders?limit=2');
    const second = await get(`/orders?limit=2&cursor=${first.body.nextCursor}`);

    expect([...idsIn(first), ...idsIn(second)]).toEqual([placed[3], placed[2], placed[0]]);
    expect(second.body.nextCursor).toBeNull();
  });

  it('shows nobody the orders of somebody else', async () => {
    expect(await get(`/orders/${placed[1]}`)).toMatchObject({ status: 403 });
    expect(await get('/orders?customerId=c-2')).toMatchObject({ status: 403 });
    expect(await get(`/orders/${placed[1]}`, operator)).toMatchObject({ status: 200 });
  });

  it.each([
    ['an unknown order', '/orders/00000000-0000-7000-8000-000000000000', 404],
    ['an id that is none', '/orders/1', 422],
    ['a page that is too long', '/orders?limit=101', 422],
    ['a cursor that is none', '/orders?cursor=x', 422],
    ['a question nobody asked', '/orders?status=placed', 422],
    ['a question about one order', '/orders/00000000-0000-7000-8000-000000000000?x=1', 422],
    ['a customer no table can hold', '/orders?customerId=%00', 422],
    ['a customer with a control character', '/orders?customerId=c%0A1', 422],
  ])('says no to %s', async (_, path, status) => {
    expect(await get(path)).toMatchObject({ status, body: { status } });
  });

  it('needs a token', async () => {
    expect(await order.app.request('GET', '/orders')).toMatchObject({ status: 401 });
    expect(await order.app.request('GET', `/orders/${placed[0]}`)).toMatchObject({ status: 401 });
  });
});
