import { AllocationSet, PermitsAvailable, SetAllocation } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { stocked } from './stories';

describeHandler({
  service: 'inventory',
  load: async () => (await import('../src/inventory.module')).InventoryModule,
  queue: 'inventory.set-allocation',
  contract: SetAllocation,
  given: async (environment) => {
    const sku = await stocked(environment, 10);
    return { saleId: uuidv7(), sku, allocation: 7, isClosed: false, revision: 1 };
  },
  thenState: async (environment, { saleId }) => {
    const rows = await environment.sql(
      `SELECT allocated, free, available, reserved FROM sale_allocations JOIN stock USING (sku) WHERE sale_id = $1`,
      [saleId],
    );
    expect(rows).toEqual([{ allocated: 7, free: 7, available: 3, reserved: 7 }]);
  },
  thenMessages: [AllocationSet, PermitsAvailable],
});
