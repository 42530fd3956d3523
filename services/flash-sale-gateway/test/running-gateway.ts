import { isolated, Probe, TcpProxy, tokenOf, type Isolated, type Reply, type RunningApp } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { InventoryStandIn } from './inventory-stand-in';
import { OrderStandIn } from './order-stand-in';
import { startReplica } from './replica';

/** The gateway on real servers of its own, with one sale that is open, and those it asks standing beside it. */
export interface RunningGateway {
  readonly environment: Isolated;
  readonly probe: Probe;
  /** Between all replicas and the broker; not between the broker and the probe. */
  readonly proxy: TcpProxy;
  readonly app: RunningApp;
  readonly inventory: InventoryStandIn;
  readonly orders: OrderStandIn;
  readonly openSaleId: string;
  /** Asks for a ticket of the open sale. */
  knock(customerId: string): Promise<Reply>;
  /** One more replica, which the test has to stop. */
  startReplica(): Promise<RunningApp>;
  /** Only the first replica; everything else goes on. */
  stopApp(): Promise<void>;
  stop(): Promise<void>;
}

export const always = { opensAt: '2026-01-01T00:00:00Z', closesAt: '2099-01-01T00:00:00Z' };

/** @param variables settings that differ from the usual ones; read once in each test file */
export async function startGateway(variables: Readonly<Record<string, string>> = {}): Promise<RunningGateway> {
  const environment = await isolated('flash-sale-gateway');
  const openSaleId = await givenSale(environment, always);
  const probe = await Probe.open(environment.brokerUrl);
  const inventory = await InventoryStandIn.beside(probe);
  const orders = await OrderStandIn.beside(probe);
  const proxy = await TcpProxy.before(environment.brokerUrl);
  const brokerUrl = proxy.through(environment.brokerUrl);
  const settings = { variables: { ...environment.variables, BROKER_URL: brokerUrl, ...variables } };
  const app = await startReplica(settings);
  let isRunning = true;
  const stopApp = async () => {
    if (isRunning) await app.stop();
    isRunning = false;
  };
  return {
    stopApp,
    ...{
      environment,
      probe,
      proxy,
      app,
      inventory,
      orders,
      openSaleId,
      startReplica: () => startReplicaApart(settings),
    },
    knock: (customerId) => app.request('POST', `/flash-sales/${openSaleId}/orders`, { token: tokenOf(customerId) }),
    stop: async () => {
      await stopApp();
      await proxy.close();
      await probe.close();
      await environment.remove();
    },
  };
}

/** Modules of its own, as a process has: a replica that shared any would share their state. */
async function startReplicaApart(settings: Pick<Isolated, 'variables'>): Promise<RunningApp> {
  const apps: RunningApp[] = [];
  await jest.isolateModulesAsync(async () => {
    const own = await import('./replica');
    apps.push(await own.startReplica(settings));
  });
  const [app] = apps;
  if (!app) throw new Error('the replica did not start');
  return app;
}

export interface GivenSale {
  readonly opensAt: string;
  readonly closesAt: string;
  readonly perCustomerLimit?: number;
  readonly allocation?: number;
}

/** A sale as another replica would have planned it. @returns its id */
export async function givenSale(environment: Isolated, sale: GivenSale): Promise<string> {
  const id = uuidv7();
  await environment.sql(
    `INSERT INTO flash_sales (id, sku, name, price_minor, per_customer_limit, allocation, opens_at, closes_at, created_at,
                              created_by, request)
     VALUES ($1, 'SKU-3', 'Concert ticket', 6000, $2, $3, $4, $5, now(), 'o-1', '')`,
    [id, sale.perCustomerLimit ?? 1, sale.allocation ?? 100, sale.opensAt, sale.closesAt],
  );
  return id;
}
