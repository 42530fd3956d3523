import { z } from 'zod';
import { filterFields, narrows } from './letter-filter';

const LIST_DEFAULT_COUNT = 50;
const LIST_MAX_COUNT = 500;
const WORK_MAX_COUNT = 10_000;
const RATE_MAX_PER_S = 1_000;
const ID_MAX_LENGTH = 128;

export const LettersQuery = z.object({
  queue: filterFields.queue,
  type: filterFields.type,
  reason: filterFields.reason,
  since: filterFields.since,
  limit: z.coerce.number().int().min(1).max(LIST_MAX_COUNT).default(LIST_DEFAULT_COUNT),
});

export const LetterParams = z.object({ id: z.string().min(1).max(ID_MAX_LENGTH) });

const work = {
  ...filterFields,
  limit: z.int().min(1).max(WORK_MAX_COUNT).optional().describe('Letters to do, at most.'),
  dryRun: z.boolean().default(false).describe('Only counts what would be done.'),
};

export const ReplayBody = z.object({
  ...work,
  ratePerS: z.int().min(1).max(RATE_MAX_PER_S).optional().describe('Letters per second, at most.'),
  includeUnreadable: z
    .boolean()
    .default(false)
    .describe('Also what no handler could read; it dies again unless the handler changed.'),
});

export const DiscardBody = z
  .object({ ...work, all: z.literal(true).optional().describe('Needed when there is no filter.') })
  .superRefine(({ all, ...filter }, context) => {
    if (narrows(filter) || all) return;
    context.addIssue({ code: 'custom', path: ['all'], message: 'say which letters by a filter, or all: true' });
  });

const letter = z.object({
  id: z.string(),
  queue: z.string(),
  type: z.string().nullable(),
  subject: z.string().nullable(),
  reason: z.string(),
  failure: z.string().describe('transient, permanent, unreadable, held, undelivered or unknown'),
  attempts: z.int().nullable(),
  failedAt: z.iso.datetime().nullable(),
  correlationId: z.string().nullable(),
  replays: z.int().describe('How often it was replayed before.'),
  eventIds: z.array(z.string()).readonly(),
});

export const LettersAnswer = z
  .object({
    queues: z.array(z.object({ queue: z.string(), count: z.int() })).readonly(),
    items: z.array(letter).readonly(),
    isComplete: z.boolean(),
  })
  .describe('How many dead letters each queue has, and those that match, the oldest first.');
export type LettersAnswer = z.infer<typeof LettersAnswer>;

const openedLetter = letter.extend({
  stack: z.string().nullable(),
  byteCount: z.int(),
  json: z.unknown().optional(),
  text: z.string().optional(),
  base64: z.string().optional(),
});

export const OpenedLettersAnswer = z
  .object({
    items: z.array(openedLetter).readonly(),
  })
  .describe('The letter with its content: one for each queue on which the event died.');
export type OpenedLettersAnswer = z.infer<typeof OpenedLettersAnswer>;

const tally = z.object({
  queue: z.string(),
  found: z.int(),
  done: z.int(),
  unreadable: z.int(),
  isComplete: z.boolean(),
});

export const WorkAnswer = z
  .object({
    isDryRun: z.boolean(),
    done: z.int(),
    isComplete: z.boolean().describe('Nothing that matches is left. Otherwise ask again.'),
    stoppedBecause: z.string().nullable(),
    queues: z.array(tally).readonly(),
  })
  .describe('How many letters were done, or would be in a dry run.');
export type WorkAnswer = z.infer<typeof WorkAnswer>;
