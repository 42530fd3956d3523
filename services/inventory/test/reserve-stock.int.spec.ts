import { OrderPlaced, StockRejected, StockReserved, type StockLine } from '@floodgate/contracts';
import { isolated, Probe, startApp, type Isolated, type RunningApp } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';

let environment: Isolated;
let probe: Probe;
let app: RunningApp;

beforeAll(async () => {
  environment = await isolated('inventory');
  probe = await Probe.open(environment.brokerUrl);
  app = await startApp(environment, async () => (await import('../src/inventory.module')).InventoryModule);
});

afterAll(async () => {
  await app.stop();
  await probe.close();
  await environment.remove();
});

beforeEach(() =>
  environment.sql(
    `INSERT INTO stock (sku, stocked, available) VALUES ('SKU-1', 10, 10), ('SKU-2', 3, 3)
     ON CONFLICT (sku) DO UPDATE SET stocked = excluded.stocked, available = excluded.stocked, reserved = 0`,
  ),
);

describe('an order that was placed', () => {
  it('is refused whole when one line is short, and says which and by how much', async () => {
    const orderId = await place(['SKU-1', 2], ['SKU-2', 4]);
    const { data } = await probe.hears(StockRejected, { orderId });
    expect(data).toMatchObject({
      reason: 'insufficient-stock',
      shortages: [{ sku: 'SKU-2', requested: 4, available: 3 }],
    });
    expect(await available('SKU-1', 'SKU-2')).toEqual([10, 3]);
  });

  it('is refused with its own reason when it names a SKU that nobody stocks', async () => {
    const orderId = await place(['SKU-1', 2], ['NONE', 1]);
    const { data } = await probe.hears(StockRejected, { orderId });
    expect(data).toMatchObject({ reason: 'unknown-sku', shortages: [{ sku: 'NONE', requested: 1, available: 0 }] });
    expect(await available('SKU-1')).toEqual([10]);
  });

  it('has its lines of one SKU added up', async () => {
    const refused = await place(['SKU-2', 2], ['SKU-2', 2]);
    const held = await place(['SKU-2', 2], ['SKU-2', 1]);
    const { data } = await probe.hears(StockRejected, { orderId: refused });
    expect(data.shortages).toEqual([{ sku: 'SKU-2', requested: 4, available: 3 }]);
    await probe.hears(StockReserved, { orderId: held });
    expect(await available('SKU-2')).toEqual([0]);
  });

  it('takes the very last piece', async () => {
    await probe.hears(StockReserved, { orderId: await place(['SKU-2', 3]) });
    expect(await available('SKU-2')).toEqual([0]);
  });
});

describe('orders of one batch', () => {
  it('are answered in their sequence: what one leaves, the next may have', async () => {
    const wanted = [2, 2, 1, 1];
    const [first, second, third, fourth] = await placeTogether(wanted.map((quantity) => [['SKU-2', quantity]]));
    await probe.hears(StockReserved, { orderId: first! });
    const refusal = await probe.hears(StockRejected, { orderId: second! });
    await probe.hears(StockReserved, { orderId: third! });
    await probe.hears(StockRejected, { orderId: fourth! });
    expect(refusal.data.shortages).toEqual([{ sku: 'SKU-2', requested: 2, available: 1 }]);
    expect(await available('SKU-2')).toEqual([0]);
  });
});

describe('an order that is placed again, in an event of another id', () => {
  it('gets the same answer and holds nothing twice', async () => {
    const placed = order(['SKU-1', 4]);
    await probe.deliver(OrderPlaced, placed);
    const first = await probe.hears(StockReserved, { orderId: placed.orderId });
    await probe.deliver(OrderPlaced, placed);
    await probe.hears(StockReserved, { orderId: await place(['SKU-1', 1]) });
    const answers = probe.published(StockReserved, { orderId: placed.orderId });
    expect(answers.map(({ data }) => data)).toEqual([first.data, first.data]);
    expect(await available('SKU-1')).toEqual([5]);
  });

  it('stays refused although there is stock by now', async () => {
    const placed = order(['SKU-2', 4]);
    await probe.deliver(OrderPlaced, placed);
    const first = await probe.hears(StockRejected, { orderId: placed.orderId });
    await environment.sql(`UPDATE stock SET stocked = 100, available = 100 WHERE sku = 'SKU-2'`);
    await probe.deliver(OrderPlaced, placed);
    await probe.hears(StockReserved, { orderId: await place(['SKU-2', 1]) });
    const answers = probe.published(StockRejected, { orderId: placed.orderId });
    expect(answers.map(({ data }) => data)).toEqual([first.data, first.data]);
    expect(await available('SKU-2')).toEqual([99]);
  });
});

type Wanted = readonly [sku: string, quantity: number];

async function place(...wanted: readonly Wanted[]): Promise<string> {
  const placed = order(...wanted);
  await probe.deliver(OrderPlaced, placed);
  return placed.orderId;
}

/** In one message, so that they share one statement. */
async function placeTogether(orders: readonly (readonly Wanted[])[]): Promise<string[]> {
  const placed = orders.map((wanted) => order(...wanted));
  await probe.deliverBatch(
    OrderPlaced,
    placed.map((data) => probe.event(OrderPlaced, data)),
  );
  return placed.map(({ orderId }) => orderId);
}

function order(...wanted: readonly Wanted[]) {
  const lines: readonly StockLine[] = wanted.map(([sku, quantity]) => ({ sku, quantity }));
  return {
    orderId: uuidv7(),
    customerId: 'c-1',
    saleId: null,
    lines: lines.map((line) => ({ ...line, unitPriceMinor: 100 })),
    totalMinor: 100,
    placedAt: new Date().toISOString(),
  };
}

async function available(...skus: readonly string[]): Promise<number[]> {
  const rows = await environment.sql<{ available: number }>(
    'SELECT available FROM stock WHERE sku = ANY($1) ORDER BY sku',
    [skus],
  );
  return rows.map((row) => row.available);
}
