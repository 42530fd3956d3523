import { AlertRaised, PermitsAvailable } from '@floodgate/contracts';
import { isolated, Probe, startApp, type Isolated, type RunningApp } from '@floodgate/testing';
import { ask } from './ask';
import { leasedSale } from './stories';
import { v7 as uuidv7 } from 'uuid';

let environment: Isolated;
let probe: Probe;
let app: RunningApp;

beforeAll(async () => {
  environment = await isolated('inventory');
  probe = await Probe.open(environment.brokerUrl);
  const times = { PERMIT_RECONCILE_GRACE_MS: '100', PERMIT_RECONCILE_INTERVAL_MS: '20' };
  app = await startApp(
    { variables: { ...environment.variables, ...times } },
    async () => (await import('../src/inventory.module')).InventoryModule,
  );
});

afterAll(async () => {
  await app.stop();
  await probe.close();
  await environment.remove();
});

it('gives the permits of a replica that was killed to the others, and calls for a person', async () => {
  const { saleId } = await leasedSale(environment);
  const leaseId = uuidv7();
  const request = { leaseId, saleId, holder: 'gateway-2', wantedCount: 5, durationMs: 100 };
  await environment.sql('UPDATE permit_leases SET returned_at = now()');
  expect(await ask(probe, 'inventory.lease-permits.v1', request)).toMatchObject({ grantedCount: 5, free: 0 });
  expect((await probe.hears(PermitsAvailable, { saleId })).data).toMatchObject({ free: 5, stockRevision: 3 });
  const { data } = await probe.hears(AlertRaised, { what: 'lease-reconciled' });
  expect(data).toMatchObject({ severity: 'warning', details: { leaseId, saleId, count: 5, holder: 'gateway-2' } });
  const rows = await environment.sql('SELECT outstanding, reconciled FROM permit_leases WHERE lease_id = $1', [
    leaseId,
  ]);
  expect(rows).toEqual([{ outstanding: 0, reconciled: 5 }]);
});
