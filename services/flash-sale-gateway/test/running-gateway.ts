import { isolated, Probe, startApp, tokenOf, type Isolated, type Reply, type RunningApp } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';

/** The gateway on real servers of its own, with one sale that is open. */
export interface RunningGateway {
  readonly environment: Isolated;
  readonly probe: Probe;
  readonly app: RunningApp;
  readonly openSaleId: string;
  /** Asks for a ticket of the open sale. */
  knock(customerId: string): Promise<Reply>;
  stop(): Promise<void>;
}

export async function startGateway(): Promise<RunningGateway> {
  const environment = await isolated('flash-sale-gateway');
  const openSaleId = await givenSale(environment, {
    opensAt: '2026-01-01T00:00:00Z',
    closesAt: '2099-01-01T00:00:00Z',
  });
  const probe = await Probe.open(environment.brokerUrl);
  const app = await startApp(environment, async () => (await import('../src/flash-sale.module')).FlashSaleModule);
  return {
    environment,
    probe,
    app,
    openSaleId,
    knock: (customerId) => app.request('POST', `/flash-sales/${openSaleId}/orders`, { token: tokenOf(customerId) }),
    stop: async () => {
      await app.stop();
      await probe.close();
      await environment.remove();
    },
  };
}

/** A sale as another replica would have planned it. @returns its id */
export async function givenSale(
  environment: Isolated,
  window: { readonly opensAt: string; readonly closesAt: string },
): Promise<string> {
  const id = uuidv7();
  await environment.sql(
    `INSERT INTO flash_sales (id, sku, name, price_minor, opens_at, closes_at, created_at)
     VALUES ($1, 'SKU-3', 'Concert ticket', 6000, $2, $3, now())`,
    [id, window.opensAt, window.closesAt],
  );
  return id;
}
