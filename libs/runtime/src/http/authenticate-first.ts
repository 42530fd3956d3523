import type { FastifyInstance } from 'fastify';
import { callerFrom } from '../tokens/token';

/** Guards come after Fastify has read the body. Whoever may not ask gets no opinion on what they sent: this comes before. */
export function authenticateFirst(server: FastifyInstance, secret: string): void {
  server.addHook('onRequest', (request, _reply, done) => {
    if (request.routeOptions.config.needsToken === true) {
      request.caller = callerFrom(request.headers.authorization, secret);
    }
    done();
  });
}
