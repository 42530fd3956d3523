import fastify, { type FastifyInstance } from 'fastify';
import type { ActiveSpan } from '@floodgate/observability';
import type { Caller } from '../tokens/token';
import { sendProblem } from '../problems/send-problem';
import { onClientError } from './client-error';
import { beginTrace, traceRequests } from './request-trace';
import { refuseUnreadableBodies } from './unreadable-body';

const BODY_MAX_BYTES = 64 * 1024;
const PARAMETER_MAX_LENGTH = 128;
const REQUEST_TIMEOUT_MS = 10_000;
/** How often Node looks for requests that are late; every 30 s if not told. */
const LATE_CHECK_INTERVAL_MS = 1_000;
/** Longer than the 60 s after which load balancers drop an idle connection: they must be the ones who do. */
const KEEP_ALIVE_TIMEOUT_MS = 65_000;

declare module 'fastify' {
  interface FastifyRequest {
    /** Absent only before the first hook ran. */
    trace: ActiveSpan | undefined;
    caller: Caller | undefined;
  }
  interface FastifyContextConfig {
    /** Its requests are logged at debug: asked every few seconds, or too often to write a line each. */
    isQuiet?: boolean;
    /** Set by `@Authenticated()`: who is asking is found out before the body is read. */
    needsToken?: boolean;
  }
}

export function createServer(): FastifyInstance {
  const server = fastify({
    bodyLimit: BODY_MAX_BYTES,
    // Whoever is trusted to say where a request came from is decided by a setting, not by a header.
    trustProxy: false,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Node swaps the two limits when the one for the headers is the longer, which it is unless it is set.
    http: { headersTimeout: REQUEST_TIMEOUT_MS, connectionsCheckingInterval: LATE_CHECK_INTERVAL_MS },
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    // What still arrives on an open connection while we drain is answered properly; the connection then closes.
    return503OnClosing: false,
    routerOptions: { maxParamLength: PARAMETER_MAX_LENGTH },
    schemaController: { compilersFactory: { buildValidator: refuseSchema, buildSerializer: refuseSchema } },
    clientErrorHandler: onClientError,
    frameworkErrors: (error, request, reply) => {
      beginTrace(request, reply);
      const status = error.statusCode ?? 400;
      const title = 'Malformed address';
      void sendProblem(reply, { status, slug: 'malformed-address', title, detail: 'The address cannot be read.' });
    },
  });
  server.decorateRequest('trace', undefined);
  server.decorateRequest('caller', undefined);
  // Only JSON comes in. Fastify also reads plain text, which no schema of ours accepts.
  server.removeContentTypeParser('text/plain');
  traceRequests(server);
  refuseUnreadableBodies(server);
  closeConnectionsOnDrain(server);
  return server;
}

/** Our routes parse with zod. Fastify would load and prepare compilers of its own otherwise. */
function refuseSchema(): never {
  throw new Error('A route of ours has no JSON schema: parse with zod, and say it in `documented`.');
}

/** Node closes idle connections when it stops listening; one that is busy then would stay open until its keep-alive ends. */
function closeConnectionsOnDrain(server: FastifyInstance): void {
  let isDraining = false;
  server.addHook('preClose', (done) => {
    isDraining = true;
    done();
  });
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (isDraining) void reply.header('connection', 'close');
    done(null, payload);
  });
}
