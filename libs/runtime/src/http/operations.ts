import type { FastifyInstance } from 'fastify';
import { readiness, renderMetrics } from '@floodgate/observability';

/** What those who run a service ask it. Plain Fastify routes: no guard, pipe or filter of the service can break them. */
export function serveOperations(server: FastifyInstance): void {
  const quiet = { config: { isQuiet: true } };

  /** Alive as long as it can answer at all: a restart would not bring a database back. */
  server.get('/health/live', quiet, () => ({ status: 'alive' }));

  server.get('/health/ready', quiet, async (_request, reply) => {
    const { isReady, checks } = await readiness.check();
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not-ready', checks });
  });

  server.get('/metrics', quiet, async (_request, reply) => {
    const { contentType, body } = await renderMetrics();
    return reply.header('content-type', contentType).send(body);
  });
}
