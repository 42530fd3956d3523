import { AllocationSet } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { always, givenSale } from './running-gateway';

describeHandler({
  service: 'flash-sale-gateway',
  load: async () => (await import('../src/flash-sale.module')).FlashSaleModule,
  queue: 'flash-sale.record-allocation-on-allocation-set',
  contract: AllocationSet,
  given: async (environment) => ({
    saleId: await givenSale(environment, always),
    sku: 'SKU-3',
    allocated: 70,
    revision: 1,
    isClosed: false,
    refusal: 'insufficient-stock' as const,
    setAt: '2026-01-05T10:00:00.000Z',
  }),
  thenState: async (environment, { saleId }) => {
    const [row] = await environment.sql('SELECT answered_revision, allocated, refusal FROM flash_sales WHERE id = $1', [
      saleId,
    ]);
    expect(row).toEqual({ answered_revision: 1, allocated: 70, refusal: 'insufficient-stock' });
  },
  thenMessages: [],
});
