import type { FastifyReply } from 'fastify';
import { pathOf } from '../http/path-of';
import { problemDocument, type ProblemFields } from './problem';

/** Answers with the problem; the one place that writes one, for Nest's routes and for plain Fastify routes. */
export function sendProblem(reply: FastifyReply, problem: ProblemFields): FastifyReply {
  const { request } = reply;
  const document = problemDocument(problem, {
    instance: pathOf(request),
    ...(request.trace === undefined ? {} : { correlationId: request.trace.correlationId }),
  });
  return reply
    .code(problem.status)
    .headers({ ...problem.headers, 'content-type': 'application/problem+json; charset=utf-8' })
    .send(JSON.stringify(document));
}
