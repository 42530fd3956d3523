import { isUnavailable } from '@floodgate/persistence';
import { Problem } from '@floodgate/runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { crowded, sendProblem, stockUnknown, unconfirmed } from './problems';
import { StockCrowded, StockUnknown } from './stock-client';

/** Answers with what went wrong, as far as it is the customer's business. */
export function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof Problem) return sendProblem(reply, error);
  if (error instanceof StockCrowded) return sendProblem(reply, crowded());
  if (error instanceof StockUnknown || isUnavailable(error)) {
    request.log.warn({ reason: error instanceof Error ? error.message : error }, 'not confirmed');
    const why = error instanceof StockUnknown ? stockUnknown() : unconfirmed();
    return sendProblem(reply, why);
  }
  const status = statusOf(error);
  if (status >= 500) request.log.error(error, 'failed');
  const title = status >= 500 ? 'Internal Server Error' : 'Bad Request';
  return sendProblem(reply, {
    status,
    slug: 'direct/failed',
    title,
    detail: 'The request could not be served.',
  });
}

function statusOf(error: unknown): number {
  const status: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'statusCode') : undefined;
  return typeof status === 'number' ? status : 500;
}
