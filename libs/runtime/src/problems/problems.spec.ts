import { connect } from 'node:net';
import { bearer, json, startSample, type RunningSample } from '../../test/running-sample';

describe('an answer that says no', () => {
  let sample: RunningSample;
  beforeAll(async () => (sample = await startSample()));
  beforeEach(() => void sample.logs.splice(0));
  afterAll(() => sample.app.close());

  const order = JSON.stringify({ lines: [{ sku: 'SKU-1', quantity: 1 }] });

  it('is a problem document that names where it happened and how to find it in the log', async () => {
    const { status, headers, body } = await sample.ask('GET', '/failures/domain?token=secret');
    expect(status).toBe(409);
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(body).toEqual({
      type: 'urn:floodgate:problem:order/already-cancelled',
      title: 'The order is cancelled',
      status: 409,
      detail: 'Order 7 was cancelled a minute ago.',
      orderStatus: 'cancelled',
      instance: '/failures/domain',
      correlationId: headers.get('x-correlation-id'),
    });
  });

  it('carries the members a program needs', async () => {
    expect(await sample.ask('GET', '/failures/problem')).toMatchObject({
      status: 418,
      body: { detail: 'No coffee.', cups: 2 },
    });
  });

  it.each(['unforeseen', 'unmapped'])('gives away nothing of an error that is %s, and logs all of it', async (kind) => {
    const { status, body } = await sample.ask('GET', `/failures/${kind}`);
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('hunter2');
    const { correlationId } = body as { correlationId: string };
    const line = sample.logs.find(({ msg }) => msg === 'request failed');
    expect(line).toMatchObject({ level: 'error', correlationId, err: { message: 'password=hunter2' } });
  });

  it('asks to come back when something cannot be reached', async () => {
    const { status, headers } = await sample.ask('GET', '/failures/unavailable');
    expect([status, headers.get('retry-after')]).toEqual([503, '1']);
  });

  it.each([
    ['an unknown address', 'GET', '/nowhere', {}, 404, 'no-such-route'],
    ['a method the address does not have', 'DELETE', '/orders', {}, 405, 'method-not-allowed'],
    ['malformed JSON', 'POST', '/orders', { headers: { ...json, ...bearer() }, body: '{"lines":' }, 400, 'bad-request'],
    ['an empty body', 'POST', '/orders', { headers: { ...json, ...bearer() }, body: '' }, 400, 'bad-request'],
    [
      'a poisoned prototype',
      'POST',
      '/orders',
      { headers: { ...json, ...bearer() }, body: '{"__proto__":{}}' },
      400,
      'bad-request',
    ],
    [
      'a body too large',
      'POST',
      '/orders',
      { headers: { ...json, ...bearer() }, body: `"${'x'.repeat(65_536)}"` },
      413,
      'payload-too-large',
    ],
    [
      'text',
      'POST',
      '/orders',
      { headers: { ...bearer(), 'content-type': 'text/plain' }, body: order },
      415,
      'unsupported-media-type',
    ],
    [
      'a form',
      'POST',
      '/orders',
      { headers: { ...bearer(), 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1' },
      415,
      'unsupported-media-type',
    ],
    [
      'a compressed body',
      'POST',
      '/orders',
      { headers: { ...json, ...bearer(), 'content-encoding': 'gzip' }, body: order },
      415,
      'unsupported-media-type',
    ],
    [
      'a body in another alphabet',
      'POST',
      '/orders',
      { headers: { ...bearer(), 'content-type': 'application/json; charset="iso-8859-1"' }, body: order },
      415,
      'unsupported-media-type',
    ],
    ['a malformed address', 'GET', '/orders/%E0%A4%A', {}, 400, 'malformed-address'],
    ['a parameter too long', 'GET', `/orders/${'x'.repeat(200)}`, {}, 414, 'malformed-address'],
  ])('answers %s with a problem document', async (_what, method, path, request, status, slug) => {
    const answer = await sample.ask(method, path, request);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer).toMatchObject({ status, body: { status, type: `urn:floodgate:problem:${slug}` } });
    expect(answer.body).toHaveProperty('correlationId', answer.headers.get('x-correlation-id'));
  });

  it('names the body as what is wrong with malformed JSON', async () => {
    const { body } = await sample.ask('POST', '/orders', { headers: { ...json, ...bearer() }, body: '{"lines":' });
    expect(body).toMatchObject({ errors: [{ field: 'body', message: expect.any(String) as string }] });
  });

  it('reads what is said to be UTF-8, and not encoded', async () => {
    const headers = { ...bearer(), 'content-type': 'application/json;charset=UTF-8', 'content-encoding': 'identity' };
    expect(await sample.ask('POST', '/orders', { headers, body: order })).toMatchObject({ status: 202 });
  });

  it('says which methods an address has', async () => {
    const { headers } = await sample.ask('PUT', '/orders/7');
    expect(headers.get('allow')).toBe('DELETE, GET, HEAD');
  });

  it('reaches even those who do not speak HTTP', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(sample.url).port), '127.0.0.1', () => socket.write('hello?\r\n\r\n'));
      const chunks: Buffer[] = [];
      socket.on('data', (chunk) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks).toString()));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n[^]*application\/problem\+json[^]*"status":400/);
  });
});
