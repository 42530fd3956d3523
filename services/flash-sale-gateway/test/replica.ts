import { startApp, type Isolated, type RunningApp } from '@floodgate/testing';

/** One gateway. Its module is loaded here, because its settings are read when it is. */
export function startReplica(settings: Pick<Isolated, 'variables'>): Promise<RunningApp> {
  return startApp(settings, async () => (await import('../src/flash-sale.module')).FlashSaleModule);
}
