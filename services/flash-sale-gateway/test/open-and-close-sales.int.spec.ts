import { FlashSaleClosed, FlashSaleOpened, SetAllocation } from '@floodgate/contracts';
import { eventually, type RunningApp } from '@floodgate/testing';
import { givenSale, startGateway, type RunningGateway } from './running-gateway';

const past = '2026-01-01T00:00:00.000Z';
const future = '2099-01-01T00:00:00.000Z';

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

describe('opening and closing sales', () => {
  let gateway: RunningGateway;
  let replica: RunningApp;

  beforeAll(async () => {
    gateway = await startGateway();
    replica = await gateway.startReplica();
  });
  afterAll(async () => {
    await replica.stop();
    await gateway.stop();
  });

  const given = (opensAt: string, closesAt: string) => givenSale(gateway.environment, { opensAt, closesAt });
  const signals = (saleId: string) => [
    gateway.probe.published(FlashSaleOpened, { saleId }).length,
    gateway.probe.published(FlashSaleClosed, { saleId }).length,
  ];
  const rowOf = async (saleId: string) => {
    const statement = 'SELECT opened_at, closed_at, revision FROM flash_sales WHERE id = $1';
    const [row] = await gateway.environment.sql<{ opened_at: Date; closed_at: Date; revision: number }>(statement, [
      saleId,
    ]);
    return row!;
  };

  it('is said of each sale once, however many replicas see that its time has come', async () => {
    const opensAt = inMs(1_000);
    const closesAt = inMs(1_500);
    const saleIds: string[] = [];
    for (let sale = 0; sale < 30; sale++) saleIds.push(await given(opensAt, closesAt));

    await Promise.all(saleIds.map((saleId) => gateway.probe.hears(FlashSaleClosed, { saleId })));
    const marker = await given(past, inMs(1));
    await gateway.probe.hears(FlashSaleClosed, { saleId: marker });
    expect(saleIds.map(signals)).toEqual(saleIds.map(() => [1, 1]));
  });

  it('happens when it is due, not before, and tells inventory that what was not sold may go back', async () => {
    const opensAt = inMs(700);
    const closesAt = inMs(1_200);
    const saleId = await given(opensAt, closesAt);

    const opened = await gateway.probe.hears(FlashSaleOpened, { saleId });
    const closed = await gateway.probe.hears(FlashSaleClosed, { saleId });
    expect(opened.data.at >= opensAt && closed.data.at >= closesAt).toBe(true);
    const { data } = await gateway.probe.hears(SetAllocation, { saleId, isClosed: true });
    expect(data).toMatchObject({ revision: 2, allocation: 100, sku: 'SKU-3' });
  });

  it('waits for a sale that somebody is just changing, holds up no other, and is said once then', async () => {
    const opensAt = inMs(1_000);
    const [changing, other] = [await given(opensAt, future), await given(opensAt, future)];
    await gateway.environment.sql('BEGIN');
    await gateway.environment.sql('SELECT FROM flash_sales WHERE id = $1 FOR UPDATE', [changing]);
    await gateway.probe.hears(FlashSaleOpened, { saleId: other });
    expect(signals(changing)).toEqual([0, 0]);

    await gateway.environment.sql('COMMIT');
    await gateway.probe.hears(FlashSaleOpened, { saleId: changing });
    const marker = await given(past, future);
    await gateway.probe.hears(FlashSaleOpened, { saleId: marker });
    expect(signals(changing)).toEqual([1, 0]);
  });

  it('asks inventory again for what it has never answered, such as a sale that was put into the table by hand', async () => {
    const saleId = await given(past, future);

    expect((await gateway.probe.hears(SetAllocation, { saleId })).data).toMatchObject({ revision: 1, isClosed: false });
  });

  it('is made up for after everybody was away: opened first, then closed', async () => {
    await replica.stop();
    await gateway.stopApp();
    const saleId = await given(past, inMs(-1));
    replica = await gateway.startReplica();

    await gateway.probe.hears(FlashSaleClosed, { saleId });
    expect(signals(saleId)).toEqual([1, 1]);
    const row = await rowOf(saleId);
    expect([row.opened_at, row.closed_at, row.revision]).toEqual([expect.any(Date), expect.any(Date), 2]);
  });

  it('is not said again by a replica that starts later', async () => {
    const saleId = await given(past, future);
    await gateway.probe.hears(FlashSaleOpened, { saleId });
    const another = await gateway.startReplica();
    const marker = await given(past, future);
    await gateway.probe.hears(FlashSaleOpened, { saleId: marker });

    expect(signals(saleId)).toEqual([1, 0]);
    await another.stop();
  });

  it('looks for what is due with two indexes that hold only what is to come', async () => {
    await gateway.environment.sql(
      `INSERT INTO flash_sales (id, sku, name, price_minor, per_customer_limit, allocation, opens_at, closes_at,
                                opened_at, closed_at, created_at, created_by, request)
       SELECT gen_random_uuid(), 'SKU-3', 'x', 1, 1, 1, $1, $1::timestamptz + interval '1 hour', $1, $1, $1, 'o-1', ''
         FROM generate_series(1, 20000)`,
      [past],
    );
    await gateway.environment.sql('ANALYZE flash_sales');
    const plan = await gateway.environment.sql<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT FROM flash_sales WHERE closed_at IS NULL AND closes_at <= now()`,
    );
    await eventually(() =>
      expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('flash_sales_to_close_idx'),
    );
  });
});
