import { tokenOf } from '@floodgate/testing';
import { startOrder, type RunningOrder } from './running-order';

describe('products', () => {
  let order: RunningOrder;

  beforeAll(async () => (order = await startOrder()));
  afterAll(() => order.stop());

  const put = (sku: string, body: unknown, token = tokenOf('o-1', 'operator')) =>
    order.app.request('PUT', `/products/${sku}`, { token, body });

  it('are listed for everybody, page by page', async () => {
    const first = await order.app.request('GET', '/products?limit=2');
    const second = await order.app.request('GET', `/products?limit=2&cursor=${first.body.nextCursor}`);

    expect(first.body.items).toEqual([
      { sku: 'SKU-1', name: 'Mechanical keyboard', priceMinor: 8_900 },
      { sku: 'SKU-2', name: 'Desk lamp', priceMinor: 3_900 },
    ]);
    expect(second.body).toMatchObject({ items: [{ sku: 'SKU-DEAR' }], nextCursor: null });
  });

  it('cost what the operator says from the next order on', async () => {
    const before = await order.place('c-1', { body: { lines: [{ sku: 'SKU-2', quantity: 2 }] } });
    const saved = await put('SKU-2', { name: 'Desk lamp', priceMinor: 4_500 });
    const after = await order.place('c-1', { body: { lines: [{ sku: 'SKU-2', quantity: 2 }] } });

    expect(saved).toMatchObject({ status: 200, body: { sku: 'SKU-2', name: 'Desk lamp', priceMinor: 4_500 } });
    expect([before.body.totalMinor, after.body.totalMinor]).toEqual([7_800, 9_000]);
  });

  it('can be ordered once they are offered', async () => {
    await put('SKU-NEW', { name: 'Novelty', priceMinor: 0 });

    expect(await order.place('c-1', { body: { lines: [{ sku: 'SKU-NEW', quantity: 1 }] } })).toMatchObject({
      status: 202,
      body: { totalMinor: 0 },
    });
  });

  it.each([
    ['a negative price', 'SKU-1', { name: 'Keyboard', priceMinor: -1 }, 'priceMinor'],
    ['a fraction of a cent', 'SKU-1', { name: 'Keyboard', priceMinor: 0.5 }, 'priceMinor'],
    ['a price out of this world', 'SKU-1', { name: 'Keyboard', priceMinor: 1_000_000_001 }, 'priceMinor'],
    ['no name', 'SKU-1', { name: '  ', priceMinor: 1 }, 'name'],
    ['a name that no screen can show', 'SKU-1', { name: 'Key\u0000board', priceMinor: 1 }, 'name'],
    ['a name that is half a character', 'SKU-1', { name: 'Key\ud800board', priceMinor: 1 }, 'name'],
    ['an unknown field', 'SKU-1', { name: 'Keyboard', priceMinor: 1, stock: 5 }, 'stock'],
    ['an unknown parameter', 'SKU-1?x=1', { name: 'Keyboard', priceMinor: 1 }, 'x'],
    ['a SKU that is none', 'sku_1', { name: 'Keyboard', priceMinor: 1 }, 'sku'],
  ])('are refused with %s', async (_, sku, body, field) => {
    expect(await put(sku, body)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  it('are changed by operators only', async () => {
    const body = { name: 'Keyboard', priceMinor: 1 };

    expect(await put('SKU-1', body, tokenOf('c-1'))).toMatchObject({ status: 403 });
    expect(await order.app.request('PUT', '/products/SKU-1', { body })).toMatchObject({ status: 401 });
  });
});
