import { type FieldError, Problem, problemDocument, type ProblemFields } from '@floodgate/runtime';
import type { FastifyReply } from 'fastify';

const RETRY_AFTER_S = '2';
const ASK_AGAIN = 'Ask again: you will not get two.';

export const malformedAddress = () => invalid('This address takes the id of a sale.', 'id', 'must be a UUID');
export const noSuchSale = () => new Problem(of(404, 'not-found', 'There is no such flash sale', 'The id is unknown.'));
export const unreadableBody = () =>
  new Problem(of(400, 'bad-request', 'Bad Request', 'The body is not JSON; it may be left out.'));
export const soldOut = () => of(410, 'sold-out', 'Sold out', 'Nothing is left right now.');
export const tooFewLeft = () => of(410, 'too-few-left', 'Fewer are left', 'Fewer than you want. Ask for one.');
export const crowded = () => busy('crowded', 'Too many ask right now. Your request was not stored; ask again.');
export const stockUnknown = () => busy('stock-unknown', `Nobody can tell what is left. ${ASK_AGAIN}`);
export const unconfirmed = () => busy('unconfirmed', `Nobody can tell whether your order is stored. ${ASK_AGAIN}`);

export function invalid(detail: string, field: string, message: string): Problem {
  return invalidBody(detail, [{ field, message }]);
}

export function invalidBody(detail: string, errors: readonly FieldError[]): Problem {
  return new Problem({ ...of(422, 'invalid-request', 'The request is not valid', detail), errors });
}

/** RFC 9457. */
export function sendProblem(reply: FastifyReply, problem: ProblemFields): FastifyReply {
  const headers = { ...problem.headers, 'content-type': 'application/problem+json; charset=utf-8' };
  return reply
    .code(problem.status)
    .headers(headers)
    .send(JSON.stringify(problemDocument(problem)));
}

function busy(slug: string, detail: string): ProblemFields {
  return { ...of(503, slug, 'Too many at once', detail), headers: { 'retry-after': RETRY_AFTER_S } };
}

function of(status: number, slug: string, title: string, detail: string): ProblemFields {
  return { status, slug: `direct/${slug}`, title, detail };
}
