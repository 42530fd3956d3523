import { SetAllocation } from '@floodgate/contracts';
import { tokenOf } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { FlashSalePage } from '../src/http/flash-sales.api';
import { startGateway, type RunningGateway } from './running-gateway';

describe('flash sales', () => {
  let gateway: RunningGateway;

  beforeAll(async () => (gateway = await startGateway()));
  afterAll(() => gateway.stop());

  const plan = {
    sku: 'SKU-1',
    name: 'Keyboards',
    allocation: 50,
    priceMinor: 4_900,
    perCustomerLimit: 2,
    opensAt: '2026-01-01T01:00:00+01:00',
    closesAt: '2099-01-01T00:00:00Z',
  };
  const operator = tokenOf('o-1', 'operator');
  const post = (body: unknown, token = operator, headers: Record<string, string> = {}) =>
    gateway.app.request('POST', '/flash-sales', { token, body, headers });

  it('are planned by an operator and open to everybody at once', async () => {
    const planned = await post(plan);

    expect(planned).toMatchObject({
      status: 201,
      body: {
        ...{ ...plan, opensAt: '2026-01-01T00:00:00.000Z', closesAt: '2099-01-01T00:00:00.000Z', state: 'open' },
        ...{ inventory: { answer: 'pending', allocated: null, refusal: null }, counters: null },
      },
    });
    const location = planned.headers.get('location')!;
    expect(await gateway.app.request('GET', location)).toMatchObject({ status: 200, body: planned.body });
    expect(await gateway.app.request('POST', `${location}/orders`, { token: tokenOf('c-1') })).toMatchObject({
      status: 202,
    });
  });

  it('ask inventory for their pieces', async () => {
    const { id } = (await post(plan)).body;

    const { data } = await gateway.probe.hears(SetAllocation, { saleId: id });
    expect(data).toEqual({ saleId: id, sku: 'SKU-1', allocation: 50, isClosed: false, revision: 1 });
  });

  it('need neither a name nor a limit: the name is the SKU, and a customer can have one piece', async () => {
    const { sku, allocation, priceMinor, opensAt, closesAt } = plan;

    expect(await post({ sku, allocation, priceMinor, opensAt, closesAt })).toMatchObject({
      status: 201,
      body: { name: 'SKU-1', perCustomerLimit: 1 },
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
    ['nothing to sell', { allocation: 0 }, 'allocation'],
    ['half a piece', { allocation: 1.5 }, 'allocation'],
    ['more than there can be', { allocation: 1_000_001 }, 'allocation'],
    ['no pieces for anybody', { perCustomerLimit: 0 }, 'perCustomerLimit'],
    ['no name', { name: '' }, 'name'],
    ['a name no table can hold', { name: 'Keyboards\u0000' }, 'name'],
    ['a name that is half a character', { name: '\ud800' }, 'name'],
    ['a SKU that is none', { sku: 'sku_1' }, 'sku'],
    ['a SKU that inventory does not know', { sku: 'SKU-404' }, 'sku'],
    ['an unknown field', { quantity: 5 }, 'quantity'],
  ])('are refused with %s', async (_, fields, field) => {
    expect(await post({ ...plan, ...fields })).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  it('are refused when there is not so much, and say how much there is', async () => {
    gateway.inventory.stock.set('SKU-FEW', 49);

    expect(await post({ ...plan, sku: 'SKU-FEW' })).toMatchObject({
      status: 409,
      body: { available: 49, errors: [{ field: 'allocation' }] },
    });
    expect(gateway.probe.published(SetAllocation, { sku: 'SKU-FEW' })).toEqual([]);
  });

  it('are refused when they would be over already, and take nothing from the shop', async () => {
    gateway.inventory.stock.set('SKU-LATE', 50);
    const past = { ...plan, sku: 'SKU-LATE', closesAt: '2026-01-02T00:00:00Z' };

    expect(await post(past)).toMatchObject({ status: 422, body: { errors: [{ field: 'closesAt' }] } });
    await post({ ...plan, sku: 'SKU-LATE' });
    await gateway.probe.hears(SetAllocation, { sku: 'SKU-LATE' });
    expect(gateway.probe.published(SetAllocation, { sku: 'SKU-LATE' })).toHaveLength(1);
  });

  it('are planned at an address without parameters', async () => {
    const reply = await gateway.app.request('POST', '/flash-sales?x=1', { token: operator, body: plan });
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

  describe('that are planned twice with the same Idempotency-Key', () => {
    const key = () => ({ 'idempotency-key': uuidv7() });

    it('are one sale, and one word to inventory', async () => {
      const headers = key();
      // Opening asks again for what was not answered.
      const upcoming = { ...plan, opensAt: '2098-01-01T00:00:00Z' };
      const replies = await Promise.all(Array.from({ length: 10 }, () => post(upcoming, operator, headers)));

      const ids = new Set(replies.map(({ body }) => body.id as string));
      expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 201));
      expect(ids.size).toBe(1);
      const { saleId } = (await gateway.probe.hears(SetAllocation, { saleId: [...ids][0]! })).data;
      expect(gateway.probe.published(SetAllocation, { saleId })).toHaveLength(1);
    });

    it('are refused when they are not the same', async () => {
      const headers = key();
      await post(plan, operator, headers);

      expect(await post({ ...plan, allocation: 51 }, operator, headers)).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'Idempotency-Key' }] },
      });
    });

    it('are repeated also when the sale is over', async () => {
      const headers = key();
      const first = await post(plan, operator, headers);
      await gateway.app.request('PATCH', first.headers.get('location')!, {
        token: operator,
        body: { closesAt: '2026-01-02T00:00:00Z' },
      });

      expect(await post(plan, operator, headers)).toMatchObject({ status: 201, body: { id: first.body.id } });
    });

    it('are two when two operators call them the same', async () => {
      const headers = key();
      const one = await post(plan, operator, headers);
      const other = await post(plan, tokenOf('o-2', 'operator'), headers);

      expect(one.body.id).not.toBe(other.body.id);
    });

    it('are repeated also when there is nothing left in stock', async () => {
      gateway.inventory.stock.set('SKU-ONCE', 50);
      const headers = key();
      const first = await post({ ...plan, sku: 'SKU-ONCE' }, operator, headers);
      gateway.inventory.stock.set('SKU-ONCE', 0);

      expect(await post({ ...plan, sku: 'SKU-ONCE' }, operator, headers)).toMatchObject({
        status: 201,
        body: { id: first.body.id },
      });
    });
  });

  describe('while inventory is silent', () => {
    beforeAll(() => void (gateway.inventory.isSilent = true));
    afterAll(() => void (gateway.inventory.isSilent = false));

    it('are planned all the same, and inventory decides when it is back', async () => {
      const planned = await post(plan);

      expect(planned).toMatchObject({
        status: 201,
        body: { counters: null, hint: expect.stringContaining('Inventory') },
      });
      await gateway.probe.hears(SetAllocation, { saleId: planned.body.id });
    });
  });
});
