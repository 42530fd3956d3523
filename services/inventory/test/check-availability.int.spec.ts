import { isolated, Probe, startApp, type Isolated, type RunningApp } from '@floodgate/testing';
import { ask as askStranger } from './ask';

let environment: Isolated;
let probe: Probe;
let app: RunningApp;

beforeAll(async () => {
  environment = await isolated('inventory');
  await environment.sql(`INSERT INTO stock (sku, stocked, available) VALUES ('SKU-1', 10, 10), ('SKU-2', 3, 3)`);
  probe = await Probe.open(environment.brokerUrl);
  app = await startApp(environment, async () => (await import('../src/inventory.module')).InventoryModule);
});

afterAll(async () => {
  await app.stop();
  await probe.close();
  await environment.remove();
});

describe('inventory.check-availability.v1, asked by any AMQP client', () => {
  it('says yes', async () => {
    expect(await ask({ lines: [{ sku: 'SKU-1', quantity: 10 }] })).toEqual({ isAvailable: true, shortages: [] });
  });

  it('says which lines are short, and by how much', async () => {
    const lines = [
      { sku: 'SKU-1', quantity: 1 },
      { sku: 'SKU-2', quantity: 2 },
      { sku: 'SKU-2', quantity: 2 },
    ];
    expect(await ask({ lines })).toEqual({
      isAvailable: false,
      shortages: [{ sku: 'SKU-2', requested: 4, available: 3 }],
    });
  });

  it('names the line with an unknown SKU', async () => {
    const lines = [
      { sku: 'SKU-1', quantity: 1 },
      { sku: 'NONE', quantity: 1 },
    ];
    expect(await ask({ lines })).toEqual({
      error: { code: 'unknown-sku', message: 'There is no stock of NONE.', field: 'lines[1].sku' },
    });
  });

  it.each([
    ['a negative quantity', { lines: [{ sku: 'SKU-1', quantity: -1 }] }],
    ['no lines', { lines: [] }],
    ['101 lines', { lines: Array.from({ length: 101 }, () => ({ sku: 'SKU-1', quantity: 1 })) }],
    ['something else', 'not JSON'],
  ])('answers %s with an error, never with silence', async (_, request) => {
    expect(await ask(request)).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } });
  });

  it('promises nothing: the stock is as before', async () => {
    await ask({ lines: [{ sku: 'SKU-1', quantity: 10 }] });
    expect((await app.request('GET', '/stock/SKU-1')).body).toMatchObject({ available: 10, reserved: 0 });
  });
});

const ask = (request: unknown) => askStranger(probe, 'inventory.check-availability.v1', request);
