import { z } from 'zod';
import type { DeadLetter } from './dead-letter';

const NAME_MAX_LENGTH = 255;
const IDS_MAX_COUNT = 100;
const UNITS_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Which letters are meant: all of what is given must hold. */
export interface LetterFilter {
  /** Of the handler, with or without `.dead`. */
  readonly queue?: string | undefined;
  readonly type?: string | undefined;
  /** Part of the reason, in any case. */
  readonly reason?: string | undefined;
  /** Failed then or later. */
  readonly since?: Date | undefined;
  readonly ids?: readonly string[] | undefined;
}

const name = z.string().min(1).max(NAME_MAX_LENGTH);

const since = z
  .string()
  .transform((text, context) => {
    const moment = momentOf(text);
    if (moment) return moment;
    context.addIssue({ code: 'custom', message: 'write a moment like 2026-01-05T10:00:00Z, or how long ago like 2h' });
    return z.NEVER;
  })
  .describe('A moment such as 2026-01-05T10:00:00Z, or how long ago: 90s, 15m, 2h, 7d.');

/** The fields of a filter as people and programs write them; the HTTP API and the command read them alike. */
export const filterFields = {
  queue: name.optional().describe('The queue of a handler.'),
  type: name.optional().describe('The type of the message, such as order.placed.v1.'),
  reason: name.optional().describe('Part of the reason, in upper or lower case.'),
  since: since.optional(),
  ids: z.array(name).min(1).max(IDS_MAX_COUNT).optional(),
};

/** Whether it leaves anything out. */
export function narrows({ queue, type, reason, since: begin, ids }: LetterFilter): boolean {
  return [queue, type, reason, begin, ids].some((one) => one !== undefined);
}

export function matches({ type, reason, since: begin, ids }: LetterFilter, letter: DeadLetter): boolean {
  return (
    (type === undefined || letter.type === type) &&
    (reason === undefined || letter.reason.toLowerCase().includes(reason.toLowerCase())) &&
    (begin === undefined || (letter.failedAt !== null && Date.parse(letter.failedAt) >= begin.getTime())) &&
    (ids === undefined || ids.includes(letter.id) || letter.eventIds.some((id) => ids.includes(id)))
  );
}

function momentOf(text: string): Date | undefined {
  const [, amount, unit] = /^([1-9]\d{0,5})([smhd])$/.exec(text) ?? [];
  if (unit === 's' || unit === 'm' || unit === 'h' || unit === 'd') {
    return new Date(Date.now() - Number(amount) * UNITS_MS[unit]);
  }
  return z.iso.datetime({ offset: true }).safeParse(text).success ? new Date(text) : undefined;
}
