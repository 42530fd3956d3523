import { parseArgs } from 'node:util';
import { z } from 'zod';
import { isPartName, kinds, partNames, type PartName } from './parts';
import { UsageError } from './usage';

const options = {
  only: { type: 'string' },
  rounds: { type: 'string', default: '3' },
  seconds: { type: 'string', default: '6' },
  connections: { type: 'string', default: '64' },
  drain: { type: 'string', default: '100000' },
  stored: { type: 'string', default: '1000000,5000000' },
  out: { type: 'string' },
} as const;

const count = (max: number) =>
  z.coerce
    .number('write a number')
    .int('write a whole number')
    .min(1, 'write a number from 1')
    .max(max, `write at most ${max}`);

const schema = z.object({
  rounds: count(50),
  seconds: count(120),
  connections: count(1_000),
  drain: count(500_000),
  stored: z
    .string()
    .regex(/^\d+(,\d+)*$/, 'write numbers of orders, such as 1000000,5000000')
    .transform((text) => text.split(',').map(Number))
    .refine((values) => values.every((value) => value >= 1 && value <= 20_000_000), 'write numbers from 1 to 20000000')
    .refine((values) => values.every((value, index) => value > (values[index - 1] ?? 0)), 'write the lowest first'),
  out: z.string().min(1, 'name a file').optional(),
});

export interface Invocation {
  readonly parts: readonly PartName[];
  readonly rounds: number;
  /** Of each load. */
  readonly seconds: number;
  readonly connections: number;
  readonly drainCount: number;
  readonly storedCounts: readonly number[];
  readonly out: string | undefined;
  /** As it was typed, to be typed again. */
  readonly command: string;
}

/** @throws UsageError naming every option that is wrong */
export function readInvocation(args: readonly string[]): Invocation {
  const { values, positionals } = wordsOf(args);
  const result = schema.safeParse(values);
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) => `--${String(path[0])}: ${message}.`);
    throw new UsageError(problems.join('\n'));
  }
  const { rounds, seconds, connections, drain, stored, out } = result.data;
  const parts = partsOf(positionals, values.only);
  const command = ['npm run bench --', ...args].join(' ');
  return { parts, rounds, seconds, connections, drainCount: drain, storedCounts: stored, out, command };
}

function partsOf(positionals: readonly string[], only: string | undefined): readonly PartName[] {
  const [kind = 'all', ...more] = positionals;
  const ofKind = kinds[kind];
  if (ofKind === undefined || more.length > 0) {
    throw new UsageError(`There is no "${positionals.join(' ')}": choose one of micro, macro, stored, compare.`);
  }
  if (only === undefined) return ofKind;
  const names = only.split(',');
  const unknown = names.filter((name) => !isPartName(name));
  if (unknown.length > 0) {
    throw new UsageError(
      `--only: there is no "${unknown.join(', ')}": choose of ${Object.keys(partNames).join(', ')}.`,
    );
  }
  const strangers = kind === 'all' ? [] : names.filter((name) => !ofKind.some((part) => part === name));
  if (strangers.length > 0) throw new UsageError(`--only: "${strangers.join(', ')}" is no part of ${kind}.`);
  return names.filter(isPartName);
}

function wordsOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split('. To specify')[0] : String(error));
  }
}
