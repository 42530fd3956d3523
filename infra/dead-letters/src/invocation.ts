import { parseArgs } from 'node:util';
import { filterFields, narrows } from '@floodgate/messaging';
import { z } from 'zod';
import { UsageError } from './usage';

const options = {
  queue: { type: 'string' },
  type: { type: 'string' },
  reason: { type: 'string' },
  since: { type: 'string' },
  id: { type: 'string', multiple: true },
  limit: { type: 'string' },
  rate: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  unreadable: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
  'broker-url': { type: 'string' },
} as const;

/** Which options a command understands, beside the filter. */
const understood = {
  list: ['limit'],
  show: ['id', 'queue'],
  replay: ['limit', 'rate', 'dry-run', 'unreadable'],
  discard: ['limit', 'dry-run', 'all'],
} as const;
const FILTER = ['queue', 'type', 'reason', 'since', 'id'];

export type CommandName = keyof typeof understood;

const count = z.coerce.number('write a number').int('write a whole number').min(1, 'write a number from 1').optional();

const schema = z.object({
  filter: z.object(filterFields),
  limit: count,
  rate: count,
  brokerUrl: z.url({ protocol: /^amqps?$/, error: 'write amqp://user:password@host:port/vhost' }).optional(),
});

export interface Invocation extends z.output<typeof schema> {
  readonly command: CommandName;
  readonly isDryRun: boolean;
  readonly includesUnreadable: boolean;
}

/** @throws UsageError naming the option that is wrong */
export function readInvocation(args: readonly string[]): Invocation {
  const { values, positionals } = parsed(args);
  const [command, ...ids] = positionals;
  if (!isCommand(command)) {
    throw new UsageError(command === undefined ? 'Say what to do.' : `There is no command "${command}".`);
  }
  if (ids.length > 0 && command !== 'show') throw new UsageError(`${ids.join(' ')}: name letters with --id.`);
  refuseOthers(command, values);
  const { queue, type, reason, since, limit, rate } = values;
  const named = [...ids, ...(values.id ?? [])];
  const filter = { queue, type, reason, since, ids: named.length === 0 ? undefined : named };
  const result = schema.safeParse({ filter, limit, rate, brokerUrl: values['broker-url'] });
  if (!result.success) throw new UsageError(result.error.issues.map(complaint).join('\n'));
  refuseVague(command, result.data, values.all);
  return { ...result.data, command, isDryRun: values['dry-run'], includesUnreadable: values.unreadable };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split('. To specify')[0] : String(error));
  }
}

function isCommand(word: string | undefined): word is CommandName {
  return word !== undefined && Object.hasOwn(understood, word);
}

/** An option that would be ignored is a misunderstanding, and some misunderstandings throw letters away. */
function refuseOthers(command: CommandName, values: Readonly<Record<string, unknown>>): void {
  const known: readonly string[] = [...understood[command], ...(command === 'show' ? [] : FILTER), 'broker-url'];
  const other = Object.keys(values).find((name) => values[name] !== false && !known.includes(name));
  if (other !== undefined) throw new UsageError(`--${other} says nothing to ${command}.`);
}

function refuseVague(command: CommandName, { filter }: z.output<typeof schema>, isAll: boolean): void {
  if (command === 'show' && filter.ids === undefined) throw new UsageError('Say which letter: show <id>.');
  if (command !== 'discard' || isAll || narrows(filter)) return;
  throw new UsageError('Say which letters to throw away, by a filter, or --all of them.');
}

const flags: Readonly<Record<string, string>> = { ids: 'id', brokerUrl: 'broker-url' };

function complaint({ path, message }: z.core.$ZodIssue): string {
  const field = String(path.find((part) => part !== 'filter'));
  return `--${flags[field] ?? field}: ${message}.`;
}
