import { isolated, Probe, startApp, tokenOf, type Isolated, type Reply, type RunningApp } from '@floodgate/testing';
import { OrderAnswer } from '../src/http/orders.api';

/** The order service on real servers of its own, with three products to order. */
export interface RunningOrder {
  readonly environment: Isolated;
  readonly probe: Probe;
  readonly app: RunningApp;
  /** Places an order for `customerId`; one keyboard when nothing else is said. */
  place(customerId: string, order?: Order): Promise<Reply>;
  /** Pays with a card of the sandbox; `sandbox-approve` when nothing else is said. */
  pay(orderId: string, payment?: Payment): Promise<Reply>;
  cancel(orderId: string, customerId?: string): Promise<Reply>;
  /** The order as an operator sees it. */
  look(orderId: string): Promise<OrderAnswer>;
  countOf(table: 'orders' | 'order_lines' | 'order_history' | 'outbox_messages'): Promise<number>;
  stop(): Promise<void>;
}

interface Order {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly path?: string;
}

interface Payment {
  readonly customerId?: string;
  readonly card?: string;
  readonly key?: string;
  readonly body?: unknown;
}

export type Settings = Readonly<Record<string, string>>;

/** Everything that waits, waits shortly; who asks gives up before somebody else asks again. */
export const impatient: Settings = {
  PAYMENT_DEADLINE_MS: '500',
  PAYMENT_QUESTION_DELAY_MS: '700',
  PAYMENT_QUESTION_DELAY_MAX_MS: '700',
};

export const oneKeyboard = { lines: [{ sku: 'SKU-1', quantity: 1 }] };

/** @param settings what is set otherwise than by default */
export async function startOrder(settings: Settings = {}): Promise<RunningOrder> {
  const environment = await isolated('order');
  await environment.sql(
    `INSERT INTO products (sku, name, price_minor) VALUES
       ('SKU-1', 'Mechanical keyboard', 8900), ('SKU-2', 'Desk lamp', 3900), ('SKU-DEAR', 'Palace', 1000000000)`,
  );
  const probe = await Probe.open(environment.brokerUrl);
  const variables = { ...environment.variables, ...settings };
  const app = await startApp({ variables }, async () => (await import('../src/order.module')).OrderModule);
  return {
    environment,
    probe,
    app,
    place: (customerId, { body = oneKeyboard, headers = {}, path = '/orders' } = {}) =>
      app.request('POST', path, { token: tokenOf(customerId), body, headers }),
    pay: (orderId, { customerId = 'c-1', card = 'sandbox-approve', key, body = { card } } = {}) =>
      app.request('POST', `/orders/${orderId}/payment`, {
        token: tokenOf(customerId),
        body,
        headers: key === undefined ? {} : { 'idempotency-key': key },
      }),
    cancel: (orderId, customerId = 'c-1') =>
      app.request('POST', `/orders/${orderId}/cancellation`, { token: tokenOf(customerId) }),
    look: async (orderId) => {
      const { body } = await app.request('GET', `/orders/${orderId}`, { token: tokenOf('o-1', 'operator') });
      return OrderAnswer.parse(body);
    },
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
