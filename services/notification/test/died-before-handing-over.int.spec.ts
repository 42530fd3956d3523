import { Database } from '@floodgate/persistence';
import { eventually, isolated, Probe, startApp, TcpProxy, type Isolated, type RunningApp } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { NotifyCustomers } from '../src/use-cases/notify-customers';

const load = async () => (await import('../src/notification.module')).NotificationModule;

let environment: Isolated;
let probe: Probe;
let proxy: TcpProxy;
let app: RunningApp;

beforeAll(async () => {
  environment = await isolated('notification');
  probe = await Probe.open(environment.brokerUrl);
  proxy = await TcpProxy.before(environment.brokerUrl);
  app = await startApp(
    { variables: { ...environment.variables, BROKER_URL: proxy.through(environment.brokerUrl) } },
    load,
  );
});

afterAll(async () => {
  await app.stop();
  await proxy.close();
  await probe.close();
  await environment.remove();
});

describe('a service that ends between recording and handing over', () => {
  it('tells everybody when it is back: what is recorded is dispatched by whoever comes next', async () => {
    proxy.refuse();
    const notices = Array.from(
      { length: 20 },
      () =>
        ({
          template: 'order-cancelled',
          orderId: uuidv7(),
          customerId: 'c-1',
          cancelledAt: '2026-01-05T10:00:00Z',
        }) as const,
    );
    await app.get(Database).transaction((tx) => app.get(NotifyCustomers).execute(tx, notices));
    await app.stop();
    expect(await statuses()).toEqual([{ status: 'recorded', count: 40 }]);

    proxy.accept();
    app = await startApp({ variables: {} }, load);
    await eventually(async () => expect(await statuses()).toEqual([{ status: 'delivered', count: 40 }]));
    expect(await environment.sql('SELECT count(*)::int AS count FROM sandbox_messages')).toEqual([{ count: 40 }]);
  });
});

function statuses() {
  return environment.sql('SELECT status, count(*)::int AS count FROM deliveries GROUP BY status');
}
