import type { FastifyRequest } from 'fastify';

const PATH_MAX_LENGTH = 200;

/** The path without its query, which may hold what does not belong in a log or an answer. */
export function pathOf(request: FastifyRequest): string {
  const end = request.url.indexOf('?');
  return (end === -1 ? request.url : request.url.slice(0, end)).slice(0, PATH_MAX_LENGTH);
}

/** `/orders/:id`, or `unmatched`: few enough to count by, whatever people ask for. */
export function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'unmatched';
}
