import { parseArgs } from 'node:util';
import { z } from 'zod';
import { UsageError } from './usage';

const options = {
  wait: { type: 'string' },
  json: { type: 'boolean', default: false },
  'allow-dead': { type: 'string', multiple: true },
  books: { type: 'string' },
} as const;

const WAIT_MAX_S = 86_400;
const seconds = z.coerce
  .number('write seconds')
  .int('write whole seconds')
  .min(1, 'from 1')
  .max(WAIT_MAX_S, 'a day at most');

export interface Invocation {
  /** How long to wait until nothing is under way; 0 is not at all. */
  readonly waitMs: number;
  readonly isJson: boolean;
  readonly allowedDead: readonly string[];
  readonly booksFile: string | undefined;
}

/** @throws UsageError naming the option that is wrong */
export function readInvocation(args: readonly string[]): Invocation {
  const { wait, json, 'allow-dead': allowedDead = [], books } = parsed(args);
  const waiting = seconds.optional().safeParse(wait);
  if (!waiting.success) throw new UsageError(`--wait: ${waiting.error.issues[0]?.message ?? ''}.`);
  const strange = allowedDead.find((name) => !/\.(dead|unroutable)$/.test(name));
  if (strange !== undefined) throw new UsageError(`--allow-dead: ${strange} is no queue of dead letters.`);
  return { waitMs: (waiting.data ?? 0) * 1_000, isJson: json, allowedDead, booksFile: books };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split('. To specify')[0] : String(error));
  }
}
