import fastify, { type FastifyInstance } from 'fastify';
import { collectDefaultMetrics, register } from 'prom-client';

/** Fastify as both programs of the direct way use it: ready when it listens, and what it costs at `/metrics`. */
export function createServer(logLevel: string): FastifyInstance {
  const server = fastify({ logger: { level: logLevel }, disableRequestLogging: true });
  collectDefaultMetrics();
  server.get('/metrics', async (_request, reply) => reply.type(register.contentType).send(await register.metrics()));
  server.get('/health/ready', () => ({ status: 'ready' }));
  return server;
}
