import { newProduct } from './steps/goods';
import { call } from './steps/http';
import { expectInvariants } from './steps/invariants';
import { orderBecomes, placeOrder } from './steps/orders';
import { patiently } from './steps/patiently';
import { newCustomer } from './steps/people';
import { serviceNames, type ServerName, type ServiceName } from './system/target';
import { system } from './system/the-system';

const paths: Readonly<Record<ServiceName, readonly string[]>> = {
  order: [
    ...['/orders', '/orders/{id}', '/orders/{id}/payment', '/orders/{id}/cancellation', '/orders/{id}/refund'],
    ...['/products', '/products/{sku}'],
  ],
  inventory: ['/stock', '/stock/{sku}', '/stock/{sku}/adjustments'],
  notification: [
    ...['/deliveries', '/deliveries/retries', '/preferences'],
    ...['/campaigns', '/campaigns/{id}', '/red-packets'],
  ],
  'flash-sale-gateway': [
    ...['/flash-sales', '/flash-sales/{id}', '/flash-sales/{id}/orders'],
    ...['/flash-sales/{id}/orders/{orderId}', '/flash-sales/{id}/orders/{orderId}/events'],
  ],
  audit: ['/audit', '/alerts'],
};

describe.each(serviceNames)('%s', (service) => {
  it('says that it lives, and that it is ready', async () => {
    expect(await call(service, 'GET /health/live')).toMatchObject({ status: 200, body: { status: 'alive' } });
    expect(await call(service, 'GET /health/ready')).toMatchObject({
      status: 200,
      body: {
        status: 'ready',
        checks: expect.arrayContaining([
          { name: 'database', ok: true },
          { name: 'broker', ok: true },
        ]),
      },
    });
  });

  it('counts what it does, for Prometheus', async () => {
    const { status, headers, body } = await call(service, 'GET /metrics');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/plain');
    for (const metric of ['process_cpu_seconds_total', 'http_request_duration_seconds_bucket'])
      expect(body).toMatch(new RegExp(`^${metric}`, 'm'));
  });

  it('describes its API to people and to programs', async () => {
    const page = await call(service, 'GET /docs');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    const { status, body } = await call(service, 'GET /docs-json');
    expect(status).toBe(200);
    expect(body).toMatchObject({ openapi: expect.stringMatching(/^3\./) });
    expect(Object.keys(body.paths)).toEqual(expect.arrayContaining([...paths[service]]));
  });
});

describe.each<ServerName>(['database', 'broker'])('while the %s is away', (server) => {
  beforeAll(() => system.takeAway(server));
  afterAll(() => system.bringBack(server));

  it.each(serviceNames)('%s lives, and says that it is not ready and why', async (service) => {
    await patiently(async () => {
      expect(await call(service, 'GET /health/ready')).toMatchObject({
        status: 503,
        body: {
          status: 'not-ready',
          checks: expect.arrayContaining([{ name: server, ok: false, reason: expect.any(String) }]),
        },
      });
    });
    expect(await call(service, 'GET /health/live')).toMatchObject({ status: 200 });
  });
});

describe('after its servers came back', () => {
  it.each(serviceNames)('%s is ready again by itself', (service) =>
    patiently(async () => expect(await call(service, 'GET /health/ready')).toMatchObject({ status: 200 })),
  );

  it('orders settle as before', async () => {
    const customer = newCustomer();
    const orderId = await placeOrder(customer, [{ sku: await newProduct(1), quantity: 1 }]);
    await orderBecomes(customer, orderId, 'confirmed');
    await expectInvariants([orderId]);
  });
});

describe('orders and outages', () => {
  const customer = newCustomer();
  let sku: string;

  beforeAll(async () => {
    sku = await newProduct(10);
  });
  afterAll(async () => {
    await system.bringBack('database');
    await system.bringBack('broker');
  });

  it('without the database no order is accepted, and the answer says to come again', async () => {
    await system.takeAway('database');
    const body = { lines: [{ sku, quantity: 1 }] };
    const answer = await call('order', 'POST /orders', { token: customer.token, body });
    expect(answer).toMatchObject({ status: 503, body: { type: 'urn:floodgate:problem:unavailable' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    await system.bringBack('database');
  });

  it('without the broker orders are accepted, and settle when it is back', async () => {
    await system.takeAway('broker');
    const orders = [
      await placeOrder(customer, [{ sku, quantity: 1 }]),
      await placeOrder(customer, [{ sku, quantity: 2 }]),
    ];
    await system.bringBack('broker');
    for (const orderId of orders) await orderBecomes(customer, orderId, 'confirmed');
    await expectInvariants(orders);
  });
});
