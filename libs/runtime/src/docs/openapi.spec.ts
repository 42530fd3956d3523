import { z } from 'zod';
import { startSample, type RunningSample } from '../../test/running-sample';

describe('the documentation of a service', () => {
  let sample: RunningSample;
  let document: { openapi: string; paths: Record<string, Record<string, object>>; components: object };
  beforeAll(async () => {
    sample = await startSample((app) => {
      const server = app.getHttpAdapter().getInstance();
      const documented = {
        summary: 'Buy',
        params: z.object({ id: z.uuid() }),
        needsToken: true,
        answers: { 202: 'Admitted' },
      };
      server.post('/flash-sales/:id/orders', { config: { documented } }, () => ({}));
    });
    document = (await sample.ask('GET', '/docs-json')).body as typeof document;
  });
  afterAll(() => sample.app.close());

  it('describes a request by the schema that parses it', () => {
    expect(document.paths['/orders']?.post).toMatchObject({
      summary: 'Place an order',
      security: [{ bearer: [] }],
      parameters: expect.arrayContaining([
        { name: 'check', in: 'query', required: false, schema: { type: 'string', enum: ['now'] } },
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' },
        },
      ]) as unknown[],
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { additionalProperties: false, required: ['lines'] } } },
      },
    });
    expect(document.paths['/orders/{id}']?.get).toMatchObject({
      parameters: [{ name: 'id', in: 'path', required: true, schema: { format: 'uuid' } }],
    });
  });

  it('describes the answers, and every refusal as a problem document', () => {
    expect(document.paths['/orders']?.post).toMatchObject({
      responses: {
        202: { description: 'The order.', content: { 'application/json': { schema: { required: ['id'] } } } },
        422: { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
      },
    });
    expect(document.components).toMatchObject({
      schemas: { Problem: { required: expect.arrayContaining(['type', 'correlationId']) as string[] } },
      securitySchemes: { bearer: { scheme: 'bearer' } },
    });
  });

  it.each([
    ['post', '/orders', ['202', '400', '401', '413', '415', '422']],
    ['get', '/orders/{id}', ['200', '401', '404', '422']],
    ['delete', '/orders/{id}', ['200', '401', '403', '422']],
    ['post', '/flash-sales/{id}/orders', ['202', '401', '422']],
  ])('adds the refusals that follow from what is asked for: %s %s', (method, path, statuses) => {
    const { responses } = document.paths[path]?.[method] as { responses: Record<string, unknown> };
    expect(Object.keys(responses)).toEqual(statuses);
  });

  it('lets the words of a route win', () => {
    expect(document.paths['/orders']?.post).toMatchObject({ responses: { 422: { description: 'Not valid' } } });
  });

  it('includes plain Fastify routes', () => {
    expect(document.paths['/flash-sales/{id}/orders']?.post).toMatchObject({
      summary: 'Buy',
      security: [{ bearer: [] }],
      parameters: [{ name: 'id', in: 'path' }],
      responses: { 202: { description: 'Admitted' } },
    });
  });

  it('is readable without the internet', async () => {
    const { headers, body } = await sample.ask('GET', '/docs');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(body).not.toMatch(/https?:\/\//);
    const files = [...String(body).matchAll(/(?:href|src)="([^"]+)"/g)].map(([, file]) => `/${file}`);
    const sizes = await Promise.all(files.map(async (file) => String((await sample.ask('GET', file)).body).length));
    expect(files).toHaveLength(3);
    expect(Math.min(...sizes)).toBeGreaterThan(100);
  });
});
