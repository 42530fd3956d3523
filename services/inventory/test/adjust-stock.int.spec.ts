import { StockAdjusted } from '@floodgate/contracts';
import { isolated, Probe, startApp, tokenOf, type Isolated, type RunningApp } from '@floodgate/testing';

const operator = tokenOf('operator-1', 'operator');

let environment: Isolated;
let probe: Probe;
let app: RunningApp;

beforeAll(async () => {
  environment = await isolated('inventory');
  probe = await Probe.open(environment.brokerUrl);
  app = await startApp(environment, async () => (await import('../src/inventory.module')).InventoryModule);
});

afterAll(async () => {
  await app.stop();
  await probe.close();
  await environment.remove();
});

beforeEach(() =>
  environment.sql(
    `INSERT INTO stock (sku, stocked, available, reserved) VALUES ('SKU-1', 10, 7, 3)
     ON CONFLICT (sku) DO UPDATE SET stocked = 10, available = 7, reserved = 3`,
  ),
);

describe('POST /stock/{sku}/adjustments', () => {
  it('adds pieces, writes who and why into the books, and says so', async () => {
    const { status, body } = await adjust('SKU-1', { quantity: 5, reason: 'delivery' });
    expect([status, body]).toEqual([201, { sku: 'SKU-1', stocked: 15, available: 12, reserved: 3, sold: 0 }]);
    expect(await books('SKU-1')).toContainEqual({ quantity: 5, reason: 'delivery', adjusted_by: 'operator-1' });
    const { data } = await probe.hears(StockAdjusted, { sku: 'SKU-1', reason: 'delivery' });
    expect(data).toMatchObject({ quantity: 5, available: 12 });
  });

  it('makes a new SKU known with its first pieces', async () => {
    const first = await adjust('SKU-NEW', { quantity: 5, reason: 'delivery' });
    const second = await adjust('SKU-NEW', { quantity: 1, reason: 'delivery' });
    expect(first.body).toMatchObject({ sku: 'SKU-NEW', stocked: 5 });
    expect(second.body).toEqual({ sku: 'SKU-NEW', stocked: 6, available: 6, reserved: 0, sold: 0 });
  });

  it('takes out what is available and not one piece more', async () => {
    const tooMany = await adjust('SKU-1', { quantity: -8, reason: 'damaged' });
    const all = await adjust('SKU-1', { quantity: -7, reason: 'damaged' });
    expect(tooMany.status).toBe(409);
    expect(tooMany.body.detail).toBe('Of SKU-1 7 are available and 3 reserved: 8 cannot be taken out.');
    expect(all.body).toMatchObject({ stocked: 3, available: 0, reserved: 3 });
    expect(await books('SKU-1')).not.toContainEqual(expect.objectContaining({ quantity: -8 }));
  });

  it('lets only as many be taken out at once as there are', async () => {
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => adjust('SKU-1', { quantity: -1, reason: 'sale' })),
    );
    const statuses = replies.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array<number>(7).fill(201), 409, 409, 409]);
    expect((await app.request('GET', '/stock/SKU-1')).body).toMatchObject({ stocked: 3, available: 0 });
  });

  it('changes the stock once for one Idempotency-Key, even when asked twice at once', async () => {
    const headers = { 'idempotency-key': 'key-1' };
    const body = { quantity: 1, reason: 'once' };
    const replies = await Promise.all([1, 2, 3].map(() => adjust('SKU-1', body, { headers })));
    const later = await adjust('SKU-1', body, { headers });
    expect([...replies, later].map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(later.body).toMatchObject({ available: 8 });
    const other = await adjust('SKU-1', { ...body, quantity: 2 }, { headers });
    expect(other.status).toBe(422);
    expect(other.body.errors).toMatchObject([{ field: 'Idempotency-Key' }]);
  });

  it.each([
    ['a negative adjustment of an unknown SKU', 'NONE', { quantity: -1, reason: 'damaged' }, 404, undefined],
    ['no pieces', 'SKU-1', { quantity: 0, reason: 'nothing' }, 422, 'quantity'],
    ['half a piece', 'SKU-1', { quantity: 0.5, reason: 'broken' }, 422, 'quantity'],
    ['too many pieces', 'SKU-1', { quantity: 1_000_001, reason: 'slip' }, 422, 'quantity'],
    ['an empty reason', 'SKU-1', { quantity: 1, reason: ' ' }, 422, 'reason'],
    ['a reason no table can hold', 'SKU-1', { quantity: 1, reason: 'x\u0000' }, 422, 'reason'],
    ['a reason that is half a character', 'SKU-1', { quantity: 1, reason: 'x\ud800' }, 422, 'reason'],
    ['an unknown field', 'SKU-1', { quantity: 1, reason: 'r', price: 1 }, 422, 'price'],
    ['a malformed SKU', 'sku_1', { quantity: 1, reason: 'r' }, 422, 'sku'],
    ['malformed JSON', 'SKU-1', '{"quantity":', 400, undefined],
  ])('refuses %s', async (_, sku, body, status, field) => {
    const reply = await adjust(sku, body);
    expect(reply.status).toBe(status);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    if (field !== undefined) expect(reply.body.errors).toContainEqual(expect.objectContaining({ field }));
  });

  it('takes no parameters in its address', async () => {
    const body = { quantity: 1, reason: 'mine' };
    const reply = await app.request('POST', '/stock/SKU-1/adjustments?x=1', { token: operator, body });
    expect(reply).toMatchObject({ status: 422, body: { errors: [{ field: 'x' }] } });
  });

  it('is for operators only', async () => {
    const body = { quantity: 1, reason: 'mine' };
    expect((await adjust('SKU-1', body, { token: tokenOf('c-1') })).status).toBe(403);
    expect((await app.request('POST', '/stock/SKU-1/adjustments', { body })).status).toBe(401);
  });
});

describe('reading stock', () => {
  it('needs no token', async () => {
    expect(await app.request('GET', '/stock/SKU-1')).toMatchObject({
      status: 200,
      body: { sku: 'SKU-1', stocked: 10, available: 7, reserved: 3, sold: 0 },
    });
    expect(await app.request('GET', '/stock/NONE')).toMatchObject({ status: 404 });
    expect(await app.request('GET', '/stock/SKU-1?x=1')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'x' }] },
    });
  });

  it('lists everything, page by page', async () => {
    await adjust('A-1', { quantity: 1, reason: 'delivery' });
    await adjust('A-2', { quantity: 1, reason: 'delivery' });
    const first = await app.request('GET', '/stock?limit=1');
    const second = await app.request('GET', `/stock?limit=1&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...second.body.items].map(({ sku }: { sku: string }) => sku)).toEqual(['A-1', 'A-2']);
    expect((await app.request('GET', '/stock')).body.nextCursor).toBeNull();
    expect((await app.request('GET', '/stock?limit=0')).body.errors).toMatchObject([{ field: 'limit' }]);
  });
});

function adjust(sku: string, body: unknown, { token = operator, headers = {} } = {}) {
  return app.request('POST', `/stock/${sku}/adjustments`, { token, headers, body });
}

function books(sku: string) {
  return environment.sql('SELECT quantity, reason, adjusted_by FROM stock_adjustments WHERE sku = $1', [sku]);
}
