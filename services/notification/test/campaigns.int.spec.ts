import { isolated, Probe, startApp, tokenOf, type Isolated, type RunningApp } from '@floodgate/testing';
import { expectBooksToBalance } from './red-packet-books';

const operator = tokenOf('operator-1', 'operator');
const random = {
  name: 'Welcome',
  kind: 'random',
  budgetMinor: 10_000,
  packetCount: 100,
  startsAt: '2026-01-05T10:00:00.000Z',
  endsAt: '2999-01-05T10:00:00.000Z',
};
const fixed = { ...random, kind: 'fixed', amountMinor: 100 };

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

afterEach(() => expectBooksToBalance(environment));

describe('POST /campaigns', () => {
  it('opens a campaign with its whole budget left', async () => {
    const { status, body } = await create(random);
    expect(status).toBe(201);
    expect(body).toEqual({
      ...random,
      id: expect.any(String),
      status: 'running',
      amountMinor: null,
      minOrderMinor: 0,
      grantedCount: 0,
      grantedMinor: 0,
      leftCount: 100,
      leftMinor: 10_000,
      exhaustedAt: null,
      closedAt: null,
      createdAt: expect.stringMatching(/Z$/),
    });
    const funded = await environment.sql('SELECT balance_minor::int FROM ledger_balances WHERE account = $1', [
      `campaign:${body.id}`,
    ]);
    expect(funded).toEqual([{ balance_minor: 10_000 }]);
  });

  it('opens one campaign for one Idempotency-Key, even when asked several times at once', async () => {
    const headers = { 'idempotency-key': 'key-1' };
    const replies = await Promise.all([1, 2, 3].map(() => create(fixed, { headers })));
    const later = await create(fixed, { headers });
    expect([...replies, later].map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    for (const { body } of replies) expect(body).toEqual(later.body);
    const other = await create({ ...fixed, endsAt: '2998-01-05T10:00:00.000Z' }, { headers });
    expect(other).toMatchObject({ status: 422, body: { errors: [{ field: 'Idempotency-Key' }] } });
  });

  it.each([
    ['an empty name', { ...random, name: ' ' }, 'name'],
    ['an unknown kind', { ...random, kind: 'lucky' }, 'kind'],
    ['no budget', { ...random, budgetMinor: 0 }, 'budgetMinor'],
    ['half a packet', { ...random, packetCount: 0.5 }, 'packetCount'],
    ['more packets than a table should hold', { ...random, packetCount: 10_000_001 }, 'packetCount'],
    ['a budget of less than 1 for each packet', { ...random, budgetMinor: 99 }, 'budgetMinor'],
    ['a budget that fixed packets exceed', { ...fixed, budgetMinor: 9_999 }, 'budgetMinor'],
    ['a fixed campaign without an amount', { ...fixed, amountMinor: undefined }, 'amountMinor'],
    ['a random campaign with an amount', { ...random, amountMinor: 100 }, 'amountMinor'],
    ['an end before the start', { ...random, endsAt: '2026-01-05T09:59:59.999Z' }, 'endsAt'],
    ['an end at the start', { ...random, endsAt: random.startsAt }, 'endsAt'],
    ['an end in the past', { ...random, endsAt: '2026-01-05T10:00:01.000Z' }, 'endsAt'],
    ['a start that is no instant', { ...random, startsAt: 'tomorrow' }, 'startsAt'],
    ['a negative lowest order', { ...random, minOrderMinor: -1 }, 'minOrderMinor'],
    ['an unknown field', { ...random, currency: 'EUR' }, 'currency'],
  ])('refuses %s and names the field', async (_, body, field) => {
    const reply = await create(body);
    expect(reply.status).toBe(422);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    expect(reply.body.errors).toContainEqual(expect.objectContaining({ field }));
  });

  it('is for operators only', async () => {
    expect((await create(random, { token: tokenOf('c-1') })).status).toBe(403);
    expect((await app.request('POST', '/campaigns', { body: random })).status).toBe(401);
    expect((await app.request('GET', '/campaigns', { token: tokenOf('c-1') })).status).toBe(403);
  });
});

describe('PATCH /campaigns/{id}', () => {
  it('closes a campaign, once and for good', async () => {
    const { body } = await create(random);
    const closed = await change(body.id, { status: 'closed' });
    const again = await change(body.id, { status: 'closed' });
    expect(closed).toMatchObject({ status: 200, body: { status: 'closed', closedAt: expect.stringMatching(/Z$/) } });
    expect(again.body).toEqual(closed.body);
  });

  it.each([
    ['another status', { status: 'running' }, 'status'],
    ['another field', { status: 'closed', budgetMinor: 1 }, 'budgetMinor'],
  ])('refuses %s', async (_, body, field) => {
    const created = await create(random);
    expect(await change(String(created.body.id), body)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  it('answers 404 for a campaign nobody opened', async () => {
    const unknown = '00000000-0000-7000-8000-00000000dead';
    expect((await change(unknown, { status: 'closed' })).status).toBe(404);
    expect((await read(`/${unknown}`)).status).toBe(404);
  });
});

describe('GET /campaigns', () => {
  it('tells what is left, one by one and page by page, the newest first', async () => {
    const [older, newer] = [(await create(random)).body, (await create(fixed)).body];
    const first = await read('?limit=1');
    const second = await read(`?limit=1&cursor=${first.body.nextCursor}`);
    expect([first.body.items, second.body.items]).toEqual([[newer], [older]]);
    expect((await read(`/${older.id}`)).body).toEqual(older);
  });

  it.each([
    ['?limit=0', 'limit'],
    ['?cursor=1', 'cursor'],
    ['?x=1', 'x'],
    ['/1', 'id'],
  ])('refuses %s and names the field', async (path, field) => {
    expect(await read(path)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });
});

function create(body: unknown, { token = operator, headers = {} } = {}) {
  return app.request('POST', '/campaigns', { token, headers, body });
}

function change(id: string, body: unknown) {
  return app.request('PATCH', `/campaigns/${id}`, { token: operator, body });
}

function read(path: string) {
  return app.request('GET', `/campaigns${path}`, { token: operator });
}
