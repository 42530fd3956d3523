import { tokenOf, type Reply, type RequestOptions } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { always, givenSale, startGateway, type RunningGateway } from './running-gateway';

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

/** A crowd is answered before the framework; who comes by a longer way (an id in capitals) hears the same. */
describe('the front door', () => {
  let gateway: RunningGateway;
  const sales: Record<string, string> = {};

  beforeAll(async () => {
    const limits = {
      CUSTOMER_RATE_PER_S: '1',
      CUSTOMER_BURST_COUNT: '3',
      ADDRESS_RATE_PER_S: '1',
      ADDRESS_BURST_COUNT: '200',
    };
    gateway = await startGateway({ ...limits, TRUSTED_PROXIES: '127.0.0.1' });
    sales.open = gateway.openSaleId;
    sales.early = await givenSale(gateway.environment, { ...always, opensAt: '2098-01-01T00:00:00Z' });
    sales.over = await givenSale(gateway.environment, { ...always, closesAt: '2026-01-02T00:00:00Z' });
    sales.soldOut = await givenSale(gateway.environment, always);
    gateway.inventory.has(sales.soldOut, { allocated: 1, sold: 1 });
    await knock(sales.soldOut, { token: tokenOf(uuidv7()) });
  });
  afterAll(() => gateway.stop());

  const knock = (saleId = '', options: RequestOptions = {}): Promise<Reply> =>
    gateway.app.request('POST', `/flash-sales/${saleId}/orders`, options);

  it.each([
    ['early', 425, 'flash-sale/not-open'],
    ['over', 410, 'flash-sale/over'],
    ['soldOut', 410, 'flash-sale/sold-out'],
    ['open', 401, 'unauthenticated'],
  ])('answers the same by both ways when the sale is %s', async (sale, status, slug) => {
    const short = await knock(sales[sale]);
    const long = await knock(sales[sale]?.toUpperCase());

    expect(short).toMatchObject({ status, body: { status, type: `urn:floodgate:problem:${slug}` } });
    expect(short.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect([long.status, long.body]).toEqual([short.status, short.body]);
    for (const name of ['content-type', 'www-authenticate'])
      expect(long.headers.get(name)).toBe(short.headers.get(name));
  });

  it('says when to come back, in whole seconds, where that helps', async () => {
    const wait = Number((await knock(sales.early)).headers.get('retry-after'));

    expect(wait).toBeGreaterThan(0);
    expect(Math.abs(Date.now() + wait * 1_000 - Date.parse('2098-01-01T00:00:00Z'))).toBeLessThan(60_000);
    expect((await knock(sales.soldOut)).headers.get('retry-after')).toBeNull();
  });

  it.each([
    ['early', 'not-open'],
    ['over', 'over'],
    ['soldOut', 'sold-out'],
    ['open', 'sign-in'],
  ])('sends a browser to a page when the sale is %s', async (sale, page) => {
    for (const id of [sales[sale], sales[sale]?.toUpperCase()]) {
      const reply = await knocksAsBrowser(id);
      expect([reply.status, reply.headers.get('location')]).toEqual([303, `/flash-sales/${sales[sale]}/pages/${page}`]);
    }
    const { status, headers, body } = await gateway.app.request('GET', `/flash-sales/${sales[sale]}/pages/${page}`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
    expect(body).toMatch(/<html lang="en">.*<main><h1>/);
  });

  it('lets in by both ways alike, in the trace that the customer began', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    for (const body of [undefined, { quantity: 1 }]) {
      const reply = await knock(sales.open, { token: tokenOf(uuidv7()), headers: { traceparent }, body });
      expect(reply).toMatchObject({ status: 202, body: { saleId: sales.open, status: 'admitted' } });
      expect(reply.headers.get('x-correlation-id')).toBe(traceparent.split('-')[1]);
      expect(reply.headers.get('location')).toBe(`/flash-sales/${sales.open}/orders/${reply.body.orderId}`);
    }
  });

  it('sends a browser that was admitted to a page with its ticket', async () => {
    const reply = await knocksAsBrowser(sales.open, tokenOf(uuidv7()));
    const location = reply.headers.get('location') ?? '';

    expect(reply.status).toBe(303);
    expect(location).toMatch(new RegExp(`^/flash-sales/${sales.open}/pages/admitted\\?ticket=[0-9a-f-]{36}$`));
    const ticket = location.slice(-36);
    expect((await gateway.app.request('GET', location)).body).toContain(`/flash-sales/${sales.open}/orders/${ticket}`);
  });

  it.each(['/pages/nothing', '/pages/admitted?ticket="><script>', '/pages/<script>', '/pages/constructor'])(
    'has no page at %s',
    async (path) => {
      const reply = await gateway.app.request('GET', `/flash-sales/${sales.open}${path}`);

      expect(reply.status).toBe(404);
      expect(JSON.stringify(reply.body)).not.toContain('<script>');
    },
  );

  it('lets a customer ask so often and not more, and says when to come back', async () => {
    const token = tokenOf(uuidv7());
    const replies: Reply[] = [];
    for (let time = 0; time < 5; time++) replies.push(await knock(sales.open, { token }));

    expect(replies.map(({ status }) => status)).toEqual([202, 200, 200, 429, 429]);
    expect(replies[4]?.headers.get('retry-after')).toBe('1');
    expect(await knock(sales.open, { token: tokenOf(uuidv7()) })).toMatchObject({ status: 202 });
  });

  it('counts an address as a trusted proxy names it, before it looks at any token', async () => {
    const from = (address: string) => knock(sales.open, { headers: { 'x-forwarded-for': address } });
    const replies = await Promise.all(Array.from({ length: 220 }, () => from('198.51.100.7')));

    expect(new Set(replies.slice(0, 150).map(({ status }) => status))).toEqual(new Set([401]));
    expect(replies.at(-1)).toMatchObject({ status: 429, headers: expect.anything() });
    expect((await from('198.51.100.8')).status).toBe(401);
  });

  it('counts everybody it refuses, by layer', async () => {
    const { body } = await gateway.app.request('GET', '/metrics');

    for (const [layer, outcome] of [
      ['window', 'not-open'],
      ['window', 'sold-out'],
      ['rate', 'customer'],
      ['rate', 'address'],
      ['token', 'stranger'],
      ['permits', 'sold-out'],
    ])
      expect(body).toMatch(new RegExp(`flash_sale_refusals_total{layer="${layer}",outcome="${outcome}"} [1-9]`));
    for (const name of ['permits_in_hand', 'waiting_buyers', 'threshold_closed'])
      expect(body).toMatch(new RegExp(`^flash_sale_${name} \\d`, 'm'));
  });

  async function knocksAsBrowser(saleId = '', token?: string): Promise<Response> {
    return fetch(`${gateway.app.url}/flash-sales/${saleId}/orders`, {
      method: 'POST',
      redirect: 'manual',
      headers: { accept: browser, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    });
  }
});
