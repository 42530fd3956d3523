import { isolated, Probe, startApp, type Isolated, type RunningApp } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { ask } from './ask';
import { stocked } from './stories';

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

const lease = (saleId: string, wantedCount: number, { leaseId = uuidv7(), holder = 'gateway-1' } = {}) =>
  ask(probe, 'inventory.lease-permits.v1', { leaseId, saleId, holder, wantedCount, durationMs: 60_000 });
const allocations = (...saleIds: readonly string[]) => ask(probe, 'inventory.get-allocations.v1', { saleIds });

describe('inventory.lease-permits.v1, asked by any AMQP client', () => {
  it('grants what is wanted, and no more than there is', async () => {
    const saleId = await sale(10);
    expect(await lease(saleId, 7)).toMatchObject({ grantedCount: 7, free: 3, isClosed: false, stockRevision: 2 });
    expect(await lease(saleId, 7)).toMatchObject({ grantedCount: 3, free: 0, stockRevision: 3 });
    expect(await lease(saleId, 7)).toMatchObject({ grantedCount: 0, free: 0, stockRevision: 3 });
    expect(await allocations(saleId)).toEqual({
      allocations: [
        { saleId, allocated: 10, free: 0, leased: 10, held: 0, sold: 0, isClosed: false, stockRevision: 3 },
      ],
    });
  });

  it('shares what is left between replicas that sell', async () => {
    const saleId = await sale(8);
    expect(await lease(saleId, 1, { holder: 'gateway-1' })).toMatchObject({ grantedCount: 1 });
    expect(await lease(saleId, 9, { holder: 'gateway-2' })).toMatchObject({ grantedCount: 2, free: 5 });
    expect(await lease(saleId, 9, { holder: 'gateway-1' })).toMatchObject({ grantedCount: 2, free: 3 });
  });

  it('answers the same lease to the same id, also when asked by several at once', async () => {
    const saleId = await sale(100);
    const leaseId = uuidv7();
    const answers = await Promise.all(Array.from({ length: 8 }, () => lease(saleId, 10, { leaseId })));
    for (const answer of answers) expect(answer).toMatchObject({ leaseId, grantedCount: 10, free: 90 });
    expect(await lease(saleId, 3, { leaseId })).toMatchObject({ grantedCount: 10, free: 90 });
    expect(await allocations(saleId)).toMatchObject({ allocations: [{ free: 90, leased: 10 }] });
  });

  it('grants exactly what there is to many who ask at once', async () => {
    const saleId = await sale(25);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => lease(saleId, 3, { holder: `g-${i % 4}` })));
    const grantedCounts = answers.map((answer) => Number(Reflect.get(Object(answer), 'grantedCount')));
    expect(grantedCounts.reduce((sum, count) => sum + count)).toBe(25);
    expect(await allocations(saleId)).toMatchObject({ allocations: [{ free: 0, leased: 25 }] });
  });

  it('grants nothing on a lease that is over', async () => {
    const saleId = await sale(10);
    const leaseId = uuidv7();
    await lease(saleId, 4, { leaseId });
    await environment.sql('UPDATE permit_leases SET returned_at = now() WHERE lease_id = $1', [leaseId]);
    expect(await lease(saleId, 4, { leaseId })).toMatchObject({ grantedCount: 0 });
  });

  it('says so when a sale is closed', async () => {
    const saleId = await sale(10);
    await environment.sql('UPDATE sale_allocations SET is_closed = true, free = 0, allocated = 0 WHERE sale_id = $1', [
      saleId,
    ]);
    expect(await lease(saleId, 4)).toMatchObject({ grantedCount: 0, free: 0, isClosed: true });
  });

  it('says no to a sale that nothing was allocated to', async () => {
    const saleId = uuidv7();
    expect(await lease(saleId, 1)).toEqual({
      error: { code: 'unknown-sale', message: `Nothing was ever allocated to ${saleId}.`, field: 'saleId' },
    });
  });

  it('answers what it cannot read with an error, never with silence', async () => {
    expect(await lease('none', 1)).toMatchObject({ error: { code: 'invalid-request', field: 'saleId' } });
    expect(await lease(uuidv7(), 0)).toMatchObject({ error: { field: 'wantedCount' } });
  });
});

describe('inventory.get-allocations.v1, asked by any AMQP client', () => {
  it('leaves out what it does not know', async () => {
    const saleId = await sale(10);
    expect(await allocations(uuidv7())).toEqual({ allocations: [] });
    expect(await allocations(saleId, uuidv7())).toMatchObject({ allocations: [{ saleId }] });
  });
});

async function sale(count: number): Promise<string> {
  const sku = await stocked(environment, count);
  const saleId = uuidv7();
  await environment.sql(
    `WITH taken AS (UPDATE stock SET available = 0, reserved = $3 WHERE sku = $2)
     INSERT INTO sale_allocations (sale_id, sku, allocated, free, revision, set_at) VALUES ($1, $2, $3, $3, 1, now())`,
    [saleId, sku, count],
  );
  return saleId;
}
