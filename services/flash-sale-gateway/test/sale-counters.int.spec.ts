import { FlashSaleAnswer } from '../src/http/flash-sales.api';
import { givenSale, always, startGateway, type RunningGateway } from './running-gateway';

describe('what a flash sale shows of itself', () => {
  let gateway: RunningGateway;

  beforeAll(async () => (gateway = await startGateway()));
  afterAll(() => gateway.stop());

  const given = () => givenSale(gateway.environment, always);
  const get = async (saleId: string) =>
    FlashSaleAnswer.parse((await gateway.app.request('GET', `/flash-sales/${saleId}`)).body);

  it('is what inventory counts right now', async () => {
    const saleId = await given();
    gateway.inventory.has(saleId, { allocated: 10, free: 4, leased: 3, held: 2, sold: 1 });

    expect(await get(saleId)).toMatchObject({
      state: 'open',
      counters: { allocated: 10, free: 4, leased: 3, held: 2, sold: 1 },
      hint: null,
    });
  });

  it('is sold out while nothing is left to lease, and open again when something came back', async () => {
    const saleId = await given();
    gateway.inventory.has(saleId, { allocated: 10, free: 0, held: 10 });
    expect(await get(saleId)).toMatchObject({ state: 'sold-out', counters: { free: 0, held: 10 } });

    gateway.inventory.has(saleId, { allocated: 10, free: 1, held: 9 });
    expect(await get(saleId)).toMatchObject({ state: 'open', counters: { free: 1 } });
  });

  it('has no counters while inventory knows nothing of it, and says so', async () => {
    expect(await get(await given())).toMatchObject({
      counters: null,
      hint: expect.stringContaining('not set anything'),
    });
  });

  it('is in the list as well, with one question for all of them', async () => {
    const saleId = await given();
    gateway.inventory.has(saleId, { allocated: 5, free: 5 });

    const { body } = await gateway.app.request('GET', '/flash-sales?limit=1');
    expect(body.items).toMatchObject([{ id: saleId, counters: { allocated: 5, free: 5 } }]);
  });

  it('is asked for by a crowd without asking inventory as often', async () => {
    const saleId = await given();
    gateway.inventory.has(saleId, { allocated: 5, free: 5 });
    const before = gateway.inventory.askedCount;
    const answers = await Promise.all(Array.from({ length: 300 }, () => get(saleId)));

    expect(answers.every(({ counters }) => counters?.free === 5)).toBe(true);
    expect(gateway.inventory.askedCount - before).toBeLessThan(150);
  });

  it('has no counters while inventory is silent, and says so', async () => {
    const saleId = await given();
    gateway.inventory.has(saleId, { allocated: 5, free: 5 });
    gateway.inventory.isSilent = true;

    expect(await get(saleId)).toMatchObject({ state: 'open', counters: null, hint: expect.stringContaining('answer') });
    gateway.inventory.isSilent = false;
  });
});
