import { AllocationSet, FlashSaleClosed, FlashSaleOpened, SetAllocation } from '@floodgate/contracts';
import { eventually, tokenOf } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { FlashSaleAnswer } from '../src/http/flash-sales.api';
import { always, givenSale, startGateway, type GivenSale, type RunningGateway } from './running-gateway';

const operator = tokenOf('o-1', 'operator');
const upcoming = { opensAt: '2098-01-01T00:00:00.000Z', closesAt: '2099-01-01T00:00:00.000Z' };
const over = { opensAt: '2025-01-01T00:00:00.000Z', closesAt: '2026-01-01T00:00:00.000Z' };

describe('changing a flash sale', () => {
  let gateway: RunningGateway;

  beforeAll(async () => (gateway = await startGateway()));
  afterAll(() => gateway.stop());

  const given = (sale: GivenSale) => givenSale(gateway.environment, sale);
  const patch = (saleId: string, body: unknown, token = operator) =>
    gateway.app.request('PATCH', `/flash-sales/${saleId}`, { token, body });
  const get = async (saleId: string) =>
    FlashSaleAnswer.parse((await gateway.app.request('GET', `/flash-sales/${saleId}`)).body);
  const answer = (saleId: string, fields: { revision: number; allocated: number; refusal?: 'already-sold' }) =>
    gateway.probe.deliver(AllocationSet, {
      ...{ saleId, sku: 'SKU-3', isClosed: false, refusal: null, setAt: '2026-01-05T10:00:00.000Z' },
      ...fields,
    });

  it.each([
    ['its name', { name: 'Another' }],
    ['its price', { priceMinor: 1 }],
    ['its limit', { perCustomerLimit: 3 }],
    ['its pieces', { allocation: 120 }],
    ['its beginning', { opensAt: '2097-01-01T00:00:00.000Z' }],
    ['its end', { closesAt: '2098-06-01T00:00:00.000Z' }],
  ])('is possible in %s before it opens', async (_, change) => {
    const saleId = await given(upcoming);

    expect(await patch(saleId, change)).toMatchObject({ status: 200, body: { id: saleId, ...change } });
    expect(await get(saleId)).toMatchObject(change);
  });

  it.each([
    ['its name', { name: 'Another' }, 409, 'name'],
    ['its price', { priceMinor: 1 }, 409, 'priceMinor'],
    ['its limit', { perCustomerLimit: 3 }, 409, 'perCustomerLimit'],
    ['its beginning', { opensAt: '2097-01-01T00:00:00.000Z' }, 409, 'opensAt'],
    ['its pieces', { allocation: 120 }, 200, undefined],
    ['its end', { closesAt: '2098-06-01T00:00:00.000Z' }, 200, undefined],
  ])('while it is open: %s', async (_, change, status, field) => {
    const saleId = await given(always);
    const reply = await patch(saleId, change);

    expect(reply.status).toBe(status);
    expect(reply.body.errors?.[0].field).toBe(field);
  });

  it.each([{ name: 'Another' }, { allocation: 120 }, { closesAt: '2098-06-01T00:00:00.000Z' }])(
    'when it is over is refused: %j',
    async (change) => {
      expect(await patch(await given(over), change)).toMatchObject({
        status: 409,
        body: { errors: [{ field: Object.keys(change)[0] }] },
      });
    },
  );

  it('restocks it: inventory hears of the newest revision only once each', async () => {
    const saleId = await given(always);
    // Opening asks again for what was not answered.
    await gateway.probe.hears(FlashSaleOpened, { saleId });
    await patch(saleId, { allocation: 120 });
    await patch(saleId, { allocation: 120 });
    await patch(saleId, { allocation: 90 });

    await gateway.probe.hears(SetAllocation, { saleId, revision: 3 });
    const told = gateway.probe.published(SetAllocation, { saleId }).map(({ data }) => [data.revision, data.allocation]);
    expect(told.filter(([revision]) => revision! > 1)).toEqual([
      [2, 120],
      [3, 90],
    ]);
  });

  it('tells what inventory answered: pending, granted, or as far as possible', async () => {
    const saleId = await given(always);
    await patch(saleId, { allocation: 120 });
    await answer(saleId, { revision: 2, allocated: 120 });
    await eventually(async () =>
      expect((await get(saleId)).inventory).toEqual({ answer: 'granted', allocated: 120, refusal: null }),
    );

    const changed = await patch(saleId, { allocation: 1 });
    expect(changed.body.inventory).toEqual({ answer: 'pending', allocated: 120, refusal: null });
    await answer(saleId, { revision: 3, allocated: 40, refusal: 'already-sold' });
    await eventually(async () =>
      expect((await get(saleId)).inventory).toEqual({ answer: 'refused', allocated: 40, refusal: 'already-sold' }),
    );

    await answer(saleId, { revision: 2, allocated: 120 });
    const marker = await given(always);
    await answer(marker, { revision: 1, allocated: 5 });
    await eventually(async () => expect((await get(marker)).inventory.allocated).toBe(5));
    expect((await get(saleId)).inventory).toEqual({ answer: 'refused', allocated: 40, refusal: 'already-sold' });
  });

  it('is refused when there is not so much more', async () => {
    gateway.inventory.stock.set('SKU-3', 10);
    const saleId = await given(always);

    expect(await patch(saleId, { allocation: 111 })).toMatchObject({ status: 409, body: { available: 10 } });
    expect(await patch(saleId, { allocation: 110 })).toMatchObject({ status: 200 });
    gateway.inventory.stock.set('SKU-3', 1_000_000);
  });

  it('ends it now: said once, given back to inventory, and nobody gets in any more', async () => {
    const saleId = await given(always);
    const ended = await patch(saleId, { closesAt: '2026-01-02T00:00:00Z' });

    expect(ended).toMatchObject({ status: 200, body: { state: 'over' } });
    expect(Date.parse(ended.body.closesAt)).toBeGreaterThan(Date.parse('2026-01-03T00:00:00Z'));
    await gateway.probe.hears(FlashSaleClosed, { saleId });
    await gateway.probe.hears(SetAllocation, { saleId, isClosed: true, revision: 2 });
    await eventually(async () => {
      const reply = await gateway.app.request('POST', `/flash-sales/${saleId}/orders`, { token: tokenOf(uuidv7()) });
      expect(reply.status).toBe(410);
    });
    expect(await patch(saleId, { allocation: 500 })).toMatchObject({ status: 409 });
    expect(gateway.probe.published(FlashSaleClosed, { saleId })).toHaveLength(1);
  });

  it('by two operators at once keeps both', async () => {
    const saleId = await given(upcoming);
    const replies = await Promise.all([
      patch(saleId, { priceMinor: 1 }),
      patch(saleId, { name: 'Another' }),
      patch(saleId, { allocation: 7 }),
      patch(saleId, { perCustomerLimit: 2 }),
    ]);

    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await get(saleId)).toMatchObject({ priceMinor: 1, name: 'Another', allocation: 7, perCustomerLimit: 2 });
  });

  it.each([
    ['nothing', {}, 'body'],
    ['another SKU', { sku: 'SKU-1', name: 'x' }, 'sku'],
    ['less than nothing', { allocation: -1 }, 'allocation'],
    ['an end before its beginning', { closesAt: '2097-01-01T00:00:00Z' }, 'closesAt'],
    ['a beginning after its end', { opensAt: '2099-06-01T00:00:00Z' }, 'closesAt'],
  ])('to %s is no valid change', async (_, change, field) => {
    expect(await patch(await given(upcoming), change)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  it('is for operators, and for sales that exist', async () => {
    const saleId = await given(upcoming);

    expect(await patch(saleId, { name: 'x' }, tokenOf('c-1'))).toMatchObject({ status: 403 });
    expect(await patch(uuidv7(), { name: 'x' })).toMatchObject({ status: 404 });
    expect(await patch('1', { name: 'x' })).toMatchObject({ status: 422, body: { errors: [{ field: 'id' }] } });
  });
});
