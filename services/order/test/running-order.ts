import { isolated, Probe, startApp, tokenOf, type Isolated, type Reply, type RunningApp } from '@floodgate/testing';

/** The order service on real servers of its own, with three products to order. */
export interface RunningOrder {
  readonly environment: Isolated;
  readonly probe: Probe;
  readonly app: RunningApp;
  /** Places an order for `customerId`; one keyboard when nothing else is said. */
  place(customerId: string, order?: Order): Promise<Reply>;
  countOf(table: 'orders' | 'order_lines' | 'order_history' | 'outbox_messages'): Promise<number>;
  stop(): Promise<void>;
}

interface Order {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly path?: string;
}

export const oneKeyboard = { lines: [{ sku: 'SKU-1', quantity: 1 }] };

export async function startOrder(): Promise<RunningOrder> {
  const environment = await isolated('order');
  await environment.sql(
    `INSERT INTO products (sku, name, price_minor) VALUES
       ('SKU-1', 'Mechanical keyboard', 8900), ('SKU-2', 'Desk lamp', 3900), ('SKU-DEAR', 'Palace', 1000000000)`,
  );
  const probe = await Probe.open(environment.brokerUrl);
  const app = await startApp(environment, async () => (await import('../src/order.module')).OrderModule);
  return {
    environment,
    probe,
    app,
    place: (customerId, { body = oneKeyboard, headers = {}, path = '/orders' } = {}) =>
      app.request('POST', path, { token: tokenOf(customerId), body, headers }),
    countOf: async (table) => {
      const [row] = await environment.sql<{ count: number }>(`SELECT count(*)::int FROM ${table}`);
      return row!.count;
    },
    stop: async () => {
      await app.stop();
      await probe.close();
      await environment.remove();
    },
  };
}
