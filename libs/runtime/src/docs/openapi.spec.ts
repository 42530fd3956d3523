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
      parameters: [{ name: 'check', in: 'query', required: false, schema: { enum: ['now'] } }],
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
