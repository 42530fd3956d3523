import type { IncomingMessage, ServerResponse } from 'node:http';
import { prefersHtml } from './prefers-html';
import type { Reply } from './server';

/** An answer of admission, ready to be written: with or without the framework, to a program or to a browser. */
export interface Answer {
  readonly status: number;
  /** Header names and values by turns, as Node writes them without looking at them. */
  readonly head: readonly string[];
  /** A text, not bytes: Node sends it in one write with the head, and a second write is what costs most. */
  readonly body: string;
  /** Where a browser reads the same in words. */
  readonly page: string;
}

/** @param retryAfterS in whole seconds; 0 when coming back does not help */
export function writeAnswer(request: IncomingMessage, response: ServerResponse, answer: Answer, retryAfterS = 0): void {
  const { status, head, body } = prefersHtml(request.headers.accept) ? redirectTo(answer.page) : answer;
  response.writeHead(status, retryAfterS > 0 ? [...head, 'retry-after', String(retryAfterS)] : [...head]);
  response.end(body);
}

/** The same by way of Fastify, for a request that Fastify has in hand. */
export function sendAnswer(reply: Reply, answer: Answer, retryAfterS = 0): Reply {
  const { status, head, body } = prefersHtml(reply.request.headers.accept) ? redirectTo(answer.page) : answer;
  for (let at = 0; at < head.length; at += 2) void reply.header(head[at] ?? '', head[at + 1] ?? '');
  if (retryAfterS > 0) void reply.header('retry-after', String(retryAfterS));
  return reply.code(status).send(body);
}

function redirectTo(page: string): Pick<Answer, 'status' | 'head' | 'body'> {
  return { status: 303, head: ['location', page, 'content-length', '0'], body: '' };
}
