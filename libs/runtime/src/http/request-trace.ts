import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { beginSpan, histogram, logger, type ActiveSpan } from '@floodgate/observability';
import { pathOf, routeOf } from './path-of';

/** Nobody was there any more to hear the answer. The number is nginx's; no standard has one. */
const CLIENT_CLOSED_STATUS = 499;

const log = logger('http');

const duration = histogram({
  name: 'http_request_duration_seconds',
  help: 'How long requests took, by what was asked for and what was answered.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
});

/** Everything a request causes runs in its trace; when it is over it is measured and logged, once. */
export function traceRequests(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    const beganAt = performance.now();
    const trace = beginTrace(request, reply);
    // `close` comes after every ending: answered, taken over by a stream, or abandoned by the client.
    reply.raw.once('close', () => conclude(request, reply, trace, performance.now() - beganAt));
    trace.run(done);
  });
  // Reading a body continues in the context of the socket, which belongs to no request.
  server.addHook('preValidation', (request, _reply, done) => {
    if (request.trace === undefined) done();
    else request.trace.run(done);
  });
}

export function beginTrace(request: FastifyRequest, reply: FastifyReply): ActiveSpan {
  const trace = begin(request.raw, routeOf(request));
  request.trace = trace;
  void reply.header('x-correlation-id', trace.correlationId);
  return trace;
}

/** The same for a quiet route that is answered past Fastify: whoever answers adds `x-correlation-id`. */
export function traceRaw(request: IncomingMessage, response: ServerResponse, route: string): ActiveSpan {
  const beganAt = performance.now();
  const trace = begin(request, route);
  response.once('close', () => {
    const status = statusOf(response);
    duration.observe({ method: request.method, route, status }, (performance.now() - beganAt) / 1_000);
    trace.end({ attributes: { 'http.response.status_code': status } });
  });
  return trace;
}

function begin({ method = '', headers: { traceparent } }: IncomingMessage, route: string): ActiveSpan {
  return beginSpan(`${method} ${route}`, {
    kind: 'SERVER',
    traceparent: typeof traceparent === 'string' ? traceparent : undefined,
    attributes: { 'http.request.method': method, 'http.route': route },
  });
}

function statusOf(response: ServerResponse): number {
  return response.writableFinished ? response.statusCode : CLIENT_CLOSED_STATUS;
}

function conclude(request: FastifyRequest, reply: FastifyReply, trace: ActiveSpan, durationMs: number): void {
  const method = request.method;
  const route = routeOf(request);
  const status = statusOf(reply.raw);
  duration.observe({ method, route, status }, durationMs / 1_000);
  trace.run(() => {
    const fields = { method, path: pathOf(request), status, durationMs: Math.round(durationMs * 10) / 10 };
    if (request.routeOptions.config.isQuiet === true) log.debug(fields, 'request');
    else log.info(fields, 'request');
  });
  trace.end({ attributes: { 'http.response.status_code': status } });
}
