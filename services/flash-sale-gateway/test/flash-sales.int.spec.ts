import { tokenOf } from '@floodgate/testing';
import { FlashSalePage } from '../src/http/flash-sales.api';
import { startGateway, type RunningGateway } from './running-gateway';

describe('flash sales', () => {
  let gateway: RunningGateway;

  beforeAll(async () => (gateway = await startGateway()));
  afterAll(() => gateway.stop());

  const plan = {
    sku: 'SKU-1',
    name: 'Keyboards',
    priceMinor: 4_900,
    opensAt: '2026-01-01T01:00:00+01:00',
    closesAt: '2099-01-01T00:00:00Z',
  };
  const post = (body: unknown, token = tokenOf('o-1', 'operator')) =>
    gateway.app.request('POST', '/flash-sales', { token, body });

  it('are planned by an operator and open to everybody at once', async () => {
    const planned = await post(plan);

    expect(planned).toMatchObject({
      status: 201,
      body: { sku: 'SKU-1', opensAt: '2026-01-01T00:00:00.000Z', closesAt: '2099-01-01T00:00:00.000Z', state: 'open' },
    });
    const location = planned.headers.get('location')!;
    expect(await gateway.app.request('GET', location)).toMatchObject({ status: 200, body: planned.body });
    expect(await gateway.app.request('POST', `${location}/orders`, { token: tokenOf('c-1') })).toMatchObject({
      status: 202,
    });
  });

  it('are listed newest first, page by page', async () => {
    const { id } = (await post({ ...plan, opensAt: '2098-01-01T00:00:00Z' })).body;
    const first = await gateway.app.request('GET', '/flash-sales?limit=1');
    const second = await gateway.app.request('GET', `/flash-sales?limit=100&cursor=${first.body.nextCursor}`);

    expect(first.body.items).toMatchObject([{ id, state: 'upcoming' }]);
    const { items, nextCursor } = FlashSalePage.parse(second.body);
    expect(items.at(-1)).toMatchObject({ id: gateway.openSaleId });
    expect(nextCursor).toBeNull();
  });

  it.each([
    ['a window that closes before it opens', { closesAt: '2025-01-01T00:00:00Z' }, 'closesAt'],
    ['a time that is none', { opensAt: 'tomorrow' }, 'opensAt'],
    ['a time before time', { opensAt: '0000-01-01T00:00:00Z' }, 'opensAt'],
    ['a negative price', { priceMinor: -1 }, 'priceMinor'],
    ['no name', { name: '' }, 'name'],
    ['a name no table can hold', { name: 'Keyboards\u0000' }, 'name'],
    ['a name that is half a character', { name: '\ud800' }, 'name'],
    ['a SKU that is none', { sku: 'sku_1' }, 'sku'],
    ['an unknown field', { quantity: 5 }, 'quantity'],
  ])('are refused with %s', async (_, fields, field) => {
    expect(await post({ ...plan, ...fields })).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  it('are planned at an address without parameters', async () => {
    const token = tokenOf('o-1', 'operator');
    const reply = await gateway.app.request('POST', '/flash-sales?x=1', { token, body: plan });
    expect(reply).toMatchObject({ status: 422, body: { errors: [{ field: 'x' }] } });
  });

  it('are planned by nobody else', async () => {
    expect(await post(plan, tokenOf('c-1'))).toMatchObject({ status: 403 });
    expect(await gateway.app.request('POST', '/flash-sales', { body: plan })).toMatchObject({ status: 401 });
  });

  it.each([
    ['/flash-sales/1', 422],
    ['/flash-sales/00000000-0000-7000-8000-00000000000f', 404],
    ['/flash-sales?limit=0', 422],
    ['/flash-sales/00000000-0000-7000-8000-00000000000f?x=1', 422],
  ])('are not found at %s', async (path, status) => {
    expect(await gateway.app.request('GET', path)).toMatchObject({ status });
  });
});
