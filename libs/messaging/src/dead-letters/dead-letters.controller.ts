import { Body, Controller, Get, HttpCode, Param, Post, Query, type OnModuleDestroy } from '@nestjs/common';
import { logger } from '@floodgate/observability';
import { Caller, Documented, OperatorOnly, parsed } from '@floodgate/runtime';
import type { z } from 'zod';
import {
  DiscardBody,
  LetterParams,
  LettersAnswer,
  LettersQuery,
  OpenedLettersAnswer,
  ReplayBody,
  WorkAnswer,
} from './dead-letters.api';
import { noSuchLetter, problemOf } from './dead-letters.problems';
import { DeadLetters } from './dead-letters';

/** What a request asks for is done within this time; more of it is another request, or the command. */
const WORK_MAX_S = 30;
const WORK_DEFAULT_COUNT = 1_000;

const refusals = {
  401: 'no valid token',
  403: 'not an operator',
  409: 'somebody else is at work on the queue',
  422: 'not a valid question',
  503: 'RabbitMQ cannot be reached',
};

/** The dead letters of this service's queues. In the library and not in each service: a copy per service would drift. */
@Controller('dead-letters')
@OperatorOnly()
export class DeadLettersController implements OnModuleDestroy {
  private readonly log = logger('dead-letters');
  private readonly stopping = new AbortController();

  constructor(private readonly deadLetters: DeadLetters) {}

  /** What runs ends after the letters in hand, so that the service can stop. */
  onModuleDestroy(): void {
    this.stopping.abort();
  }

  @Get()
  @Documented({
    summary: 'Dead letters of this service, the oldest first',
    query: LettersQuery,
    answers: { 200: LettersAnswer, ...refusals, 404: 'no such queue' },
  })
  async list(@Query(parsed(LettersQuery)) { limit, ...filter }: z.infer<typeof LettersQuery>): Promise<LettersAnswer> {
    const { queues, letters, isComplete } = await orProblem(this.deadLetters.list(filter, limit));
    return { queues, items: letters, isComplete };
  }

  @Get(':id')
  @Documented({
    summary: 'One dead letter with its content',
    params: LetterParams,
    answers: { 200: OpenedLettersAnswer, ...refusals, 404: 'no such letter' },
  })
  async show(@Param(parsed(LetterParams)) { id }: z.infer<typeof LetterParams>): Promise<OpenedLettersAnswer> {
    const items = await orProblem(this.deadLetters.show(id));
    if (items.length === 0) throw noSuchLetter(id);
    return { items };
  }

  @Post('replays')
  @HttpCode(200)
  @Documented({
    summary: 'Send dead letters back to the queues they died on',
    description: `An event takes effect once, however often it is replayed. A request works ${WORK_MAX_S} seconds at most.`,
    body: ReplayBody,
    answers: { 200: WorkAnswer, ...refusals, 404: 'no such queue' },
  })
  async replay(
    @Caller() caller: Caller,
    @Body(parsed(ReplayBody)) body: z.infer<typeof ReplayBody>,
  ): Promise<WorkAnswer> {
    const { limit = WORK_DEFAULT_COUNT, ratePerS, dryRun, includeUnreadable, ...filter } = body;
    const order = {
      filter,
      limit: ratePerS === undefined ? limit : Math.min(limit, ratePerS * WORK_MAX_S),
      ratePerS,
      isDryRun: dryRun,
      includesUnreadable: includeUnreadable,
      signal: this.stopping.signal,
    };
    const report = await orProblem(this.deadLetters.replay(order));
    this.log.info({ operator: caller.customerId, filter, dryRun, done: report.done }, 'dead letters replayed');
    return { isDryRun: dryRun, ...report };
  }

  @Post('discards')
  @HttpCode(200)
  @Documented({
    summary: 'Throw dead letters away',
    description: 'For good. Needs a filter, or `all: true`.',
    body: DiscardBody,
    answers: { 200: WorkAnswer, ...refusals, 404: 'no such queue' },
  })
  async discard(
    @Caller() caller: Caller,
    @Body(parsed(DiscardBody)) body: z.infer<typeof DiscardBody>,
  ): Promise<WorkAnswer> {
    const { limit = WORK_DEFAULT_COUNT, dryRun, all, ...filter } = body;
    const order = { filter, limit, isDryRun: dryRun, signal: this.stopping.signal };
    const report = await orProblem(this.deadLetters.discard(order));
    this.log.warn({ operator: caller.customerId, filter, all, dryRun, done: report.done }, 'dead letters discarded');
    return { isDryRun: dryRun, ...report };
  }
}

async function orProblem<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw problemOf(error);
  }
}
