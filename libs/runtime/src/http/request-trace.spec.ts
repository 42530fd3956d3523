import { Agent, get } from 'node:http';
import { currentTraceparent, renderMetrics } from '@floodgate/observability';
import { bearer, json, startSample, type RunningSample } from '../../test/running-sample';

const order = JSON.stringify({ lines: [{ sku: 'SKU-1', quantity: 1 }] });

describe('the trace of a request', () => {
  let sample: RunningSample;
  beforeAll(async () => {
    sample = await startSample((app) => {
      const server = app.getHttpAdapter().getInstance();
      server.post('/plain/:id', async () => {
        await new Promise(setImmediate);
        return { traceparent: currentTraceparent() };
      });
    });
  });
  beforeEach(() => void sample.logs.splice(0));
  afterAll(() => sample.app.close());

  it.each([
    ['a handler of Nest without a body', 'GET', '/slow/1', {}],
    ['a handler of Nest with a body', 'POST', '/orders', { headers: { ...json, ...bearer() }, body: order }],
    ['a plain Fastify handler with a body', 'POST', '/plain/7', { headers: json, body: '{"a":1}' }],
  ])('is the running one in %s', async (_what, method, path, request) => {
    const { headers, body } = await sample.ask(method, path, request);
    const correlationId = headers.get('x-correlation-id');
    expect(correlationId).toMatch(/^[0-9a-f]{32}$/);
    expect(body).toHaveProperty('traceparent', expect.stringContaining(`00-${correlationId}-`));
  });

  it('continues the one the caller sent', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const { headers, body } = await sample.ask('GET', '/slow/1', { headers: { traceparent } });
    expect(headers.get('x-correlation-id')).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(body).toHaveProperty('traceparent', expect.stringMatching(/^00-4bf92f3577b34da6a3ce929d0e0e4736-.*-01$/));
  });

  it('ends with the request, also on a connection that is kept', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const once = (): Promise<unknown> =>
      new Promise((resolve) => {
        get(`${sample.url}/slow/1`, { agent }, (response) => {
          response.resume().on('end', () => resolve(response.headers['x-correlation-id']));
        });
      });
    const ids = [await once(), await once(), await once()];
    agent.destroy();
    expect(new Set(ids).size).toBe(3);
  });

  it('keeps many requests apart', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => sample.ask('GET', '/slow/5')));
    for (const { headers, body } of answers) {
      expect(body).toHaveProperty('traceparent', expect.stringContaining(headers.get('x-correlation-id')!));
    }
    expect(new Set(answers.map(({ headers }) => headers.get('x-correlation-id'))).size).toBe(50);
  });

  it('has one line in the log, without the query and the body', async () => {
    const { headers } = await sample.ask('POST', '/orders?check=now', {
      headers: { ...json, ...bearer() },
      body: order,
    });
    await sample.ask('GET', '/health/live');
    const lines = sample.logs.filter(({ level }) => level === 'info');
    expect(lines).toEqual([
      {
        level: 'info',
        time: expect.any(String) as string,
        service: 'sample',
        component: 'http',
        correlationId: headers.get('x-correlation-id'),
        method: 'POST',
        path: '/orders',
        status: 202,
        durationMs: expect.any(Number) as number,
        msg: 'request',
      },
    ]);
  });

  it('tells when the caller did not wait for the answer', async () => {
    await fetch(`${sample.url}/slow/500`, { signal: AbortSignal.timeout(50) }).catch(() => undefined);
    const line = (): object | undefined => sample.logs.find(({ path }) => path === '/slow/500');
    while (line() === undefined) await new Promise(setImmediate);
    expect(line()).toMatchObject({ status: 499, msg: 'request' });
  });

  it('is measured by route, never by address', async () => {
    await sample.ask('GET', '/failures/domain');
    await sample.ask('GET', '/wp-admin.php?x=1');
    const { body } = await renderMetrics();
    expect(body).toContain('http_request_duration_seconds_count{method="GET",route="/failures/:kind",status="409"}');
    expect(body).toContain('http_request_duration_seconds_count{method="GET",route="unmatched",status="404"}');
    expect(body).not.toMatch(/wp-admin|failures\/domain/);
  });
});
