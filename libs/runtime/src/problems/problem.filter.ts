import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { logger } from '@floodgate/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AllowedMethods } from '../http/allowed-methods';
import { pathOf } from '../http/path-of';
import { Problem } from './problem';
import { problemOf, type ProblemRules } from './problem-of';
import { sendProblem } from './send-problem';

const log = logger('http');

/** Everything thrown on the way to an HTTP answer ends here: by handlers, pipes and guards, and by Fastify itself. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly rules: ProblemRules,
    private readonly allowedMethods: AllowedMethods,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    // Global filters also see what is thrown while a message is handled: not an HTTP answer, so not ours.
    if (host.getType() !== 'http') throw error;
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    const problem = reply.request.is404 ? this.noSuchRoute(reply.request) : problemOf(error, this.rules);
    if (problem.status >= 500) report(reply.request, problem, error);
    void sendProblem(reply, problem);
  }

  private noSuchRoute(request: FastifyRequest): Problem {
    const path = pathOf(request);
    const methods = this.allowedMethods.of(path);
    if (methods.length === 0) {
      const detail = `There is nothing at ${path}. /docs lists what there is.`;
      return new Problem({ status: 404, slug: 'no-such-route', title: 'No such address', detail });
    }
    return new Problem({
      status: 405,
      slug: 'method-not-allowed',
      title: 'Method not allowed',
      detail: `${path} answers ${methods.join(', ')}, not ${request.method}.`,
      headers: { allow: methods.join(', ') },
    });
  }
}

function report(request: FastifyRequest, problem: Problem, error: unknown): void {
  const fields = { err: error, method: request.method, path: pathOf(request), status: problem.status };
  const write = (): void => {
    if (error instanceof Problem) return;
    if (problem.status === 500) log.error(fields, 'request failed');
    else log.warn(fields, 'request refused');
  };
  if (request.trace === undefined) write();
  else request.trace.run(write);
}
