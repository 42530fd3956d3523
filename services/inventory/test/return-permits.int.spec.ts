import { ReturnPermits } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { leasedSale } from './stories';

describeHandler({
  service: 'inventory',
  load: async () => (await import('../src/inventory.module')).InventoryModule,
  queue: 'inventory.return-permits',
  contract: ReturnPermits,
  given: async (environment) => {
    const { saleId, leaseId } = await leasedSale(environment);
    return { saleId, leaseId, unspentCount: 2 };
  },
  thenState: async (environment, { leaseId }) => {
    const rows = await environment.sql(
      `SELECT outstanding, given_back, free, leased FROM permit_leases JOIN sale_allocations USING (sale_id) WHERE lease_id = $1`,
      [leaseId],
    );
    expect(rows).toEqual([{ outstanding: 3, given_back: 2, free: 7, leased: 3 }]);
  },
  thenMessages: [],
});
