import { FlashSaleReopened, PermitsAvailable } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { always, givenSale } from './running-gateway';

describeHandler({
  service: 'flash-sale-gateway',
  load: async () => (await import('../src/flash-sale.module')).FlashSaleModule,
  queue: 'flash-sale.reopen-sale-on-permits-available',
  contract: PermitsAvailable,
  given: async (environment) => ({
    saleId: await givenSale(environment, always),
    free: 3,
    stockRevision: 7,
    availableAt: '2026-01-05T10:00:00.000Z',
  }),
  // Nothing is stored: the signal is all of it.
  thenState: () => Promise.resolve(),
  thenMessages: [FlashSaleReopened],
});
