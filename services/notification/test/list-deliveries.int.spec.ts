import { isolated, Probe, startApp, tokenOf, type Isolated, type RunningApp } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';

let environment: Isolated;
let probe: Probe;
let app: RunningApp;

beforeAll(async () => {
  environment = await isolated('notification');
  // Declares the exchanges of everybody, which the service binds its queues to.
  probe = await Probe.open(environment.brokerUrl);
  app = await startApp(environment, async () => (await import('../src/notification.module')).NotificationModule);
});

afterAll(async () => {
  await app.stop();
  await probe.close();
  await environment.remove();
});

beforeEach(() => environment.sql('TRUNCATE deliveries'));

describe('GET /deliveries', () => {
  it('shows customers what they were told, newest first, and nobody else’s', async () => {
    const first = await told('c-1');
    const second = await told('c-1');
    await told('c-2');
    const { status, body } = await list('', tokenOf('c-1'));
    expect(status).toBe(200);
    expect(idsOf(body)).toEqual([second.id, first.id]);
    expect(body.items[1]).toEqual({
      id: first.id,
      orderId: first.orderId,
      customerId: 'c-1',
      channel: 'email',
      template: 'order-confirmed',
      language: 'en',
      title: null,
      body: 'confirmed',
      status: 'delivered',
      attempts: 1,
      reason: null,
      provider: 'sandbox',
      createdAt: expect.stringMatching(/Z$/),
      deliverAfter: null,
      deliveredAt: expect.stringMatching(/Z$/),
      failedAt: null,
    });
  });

  it('shows the deliveries of one order, to its customer and to operators only', async () => {
    const { id, orderId } = await told('c-1');
    await told('c-1');
    const query = `?orderId=${orderId}`;
    expect(idsOf((await list(query, tokenOf('c-1'))).body)).toEqual([id]);
    expect(idsOf((await list(query, tokenOf('c-2'))).body)).toEqual([]);
    expect(idsOf((await list(query, tokenOf('operator-1', 'operator'))).body)).toEqual([id]);
  });

  it('shows operators everything, page by page', async () => {
    const all = [await told('c-1'), await told('c-2'), await told('c-3')].map(({ id }) => id).reverse();
    const operator = tokenOf('operator-1', 'operator');
    const first = await list('?limit=2', operator);
    const second = await list(`?limit=2&cursor=${first.body.nextCursor}`, operator);
    expect([...idsOf(first.body), ...idsOf(second.body)]).toEqual(all);
    expect(second.body.nextCursor).toBeNull();
  });

  it('shows one channel, or what has come so far', async () => {
    const delivered = await told('c-1', 'push');
    const failed = await told('c-1', 'sms', 'failed');
    const delayed = await told('c-1', 'email', 'delayed');
    const recorded = await told('c-1', 'push', 'recorded');
    const found = async (query: string) => idsOf((await list(query, tokenOf('c-1'))).body);
    expect(await found('?channel=push')).toEqual([recorded.id, delivered.id]);
    expect(await found('?status=failed')).toEqual([failed.id]);
    expect(await found('?status=delayed')).toEqual([delayed.id]);
    expect(await found('?status=recorded&channel=push')).toEqual([recorded.id]);
    expect(await found('?status=delivered&channel=sms')).toEqual([]);
  });

  it.each([
    ['?channel=fax', 'channel'],
    ['?status=lost', 'status'],
    ['?orderId=1', 'orderId'],
    ['?limit=0', 'limit'],
    ['?limit=101', 'limit'],
    ['?cursor=first', 'cursor'],
    ['?customerId=c-2', 'customerId'],
  ])('refuses %s and names the field', async (query, field) => {
    const { status, body } = await list(query, tokenOf('c-1'));
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ field }]);
  });

  it('needs a token', async () => {
    expect((await app.request('GET', '/deliveries')).status).toBe(401);
    expect((await app.request('GET', '/deliveries', { token: 'nonsense' })).status).toBe(401);
    expect((await list('', tokenOf('c\u0000'))).status).toBe(401);
    expect((await list('', tokenOf('\ud800c'))).status).toBe(401);
  });
});

function list(query: string, token: string) {
  return app.request('GET', `/deliveries${query}`, { token });
}

async function told(
  customerId: string,
  channel = 'email',
  status = 'delivered',
): Promise<{ id: string; orderId: string }> {
  const [id, orderId] = [uuidv7(), uuidv7()];
  await environment.sql(
    `INSERT INTO deliveries (id, order_id, customer_id, channel, template, body, status, attempts, provider, reason,
                             created_at, delivered_at, deliver_after, failed_at)
     VALUES ($1, $2, $3, $4, 'order-confirmed', 'confirmed', $5, 1, 'sandbox', CASE $5 WHEN 'failed' THEN 'HTTP 400' END,
             now(), CASE $5 WHEN 'delivered' THEN now() END, CASE $5 WHEN 'delayed' THEN now() END,
             CASE $5 WHEN 'failed' THEN now() END)`,
    [id, orderId, customerId, channel, status],
  );
  return { id, orderId };
}

function idsOf({ items }: { items: readonly { id: string }[] }): string[] {
  return items.map(({ id }) => id);
}
