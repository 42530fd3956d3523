import { signToken } from '@floodgate/runtime';
import { readSystemPlan } from '../plan/system-plan';
import { parseOptions } from '../terminal/options';
import { UsageError } from '../terminal/usage';

const SECONDS = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;
const MOST_TOKENS = 1_000_000;
/** The services refuse tokens of longer names. */
const CUSTOMER_MAX_LENGTH = 100;

const options = {
  customer: { type: 'string', default: 'c-1' },
  role: { type: 'string' },
  count: { type: 'string' },
  ttl: { type: 'string', default: '1h' },
} as const;

/** Tokens for the API of the demo, signed with the secret of .env: worth nothing anywhere else. */
export function token(args: readonly string[]): Promise<number> {
  const { customer, role, count, ttl } = parseOptions(args, options);
  const { tokenSecret } = readSystemPlan();
  const claims = { ...roleFrom(role), expiresInS: secondsIn(ttl) };
  const customers = customersOf(customer, count);
  // Of several, the last has the longest name.
  const { length } = customers.at(-1) ?? '';
  if (customer === '' || length > CUSTOMER_MAX_LENGTH) {
    throw new UsageError(`--customer: a name has 1 to ${CUSTOMER_MAX_LENGTH} characters, this one ${length}.`);
  }
  const tokens = customers.map((customerId) => signToken({ ...claims, customerId }, tokenSecret));
  process.stdout.write(`${tokens.join('\n')}\n`);
  return Promise.resolve(0);
}

/** `--count 3` makes three customers of one name: c-1 → c-1, c-2, c-3; alice → alice-1, alice-2, alice-3. */
function customersOf(customer: string, count: string | undefined): readonly string[] {
  if (count === undefined) return [customer];
  const number = Number(count);
  if (!/^\d+$/.test(count) || number < 1 || number > MOST_TOKENS) {
    throw new UsageError(`--count ${count}: write a number from 1 to ${MOST_TOKENS}.`);
  }
  const [, name = customer, first = '1'] = /^(.*)-(\d+)$/.exec(customer) ?? [];
  return Array.from({ length: number }, (_, index) => `${name}-${Number(first) + index}`);
}

function roleFrom(role: string | undefined): { readonly role?: 'operator' } {
  if (role === undefined) return {};
  if (role === 'operator') return { role };
  throw new UsageError(`--role ${role}: the only role is operator.`);
}

function secondsIn(ttl: string): number {
  const [, amount, unit] = /^([1-9]\d{0,5})([smhd])$/.exec(ttl) ?? [];
  if (unit === 's' || unit === 'm' || unit === 'h' || unit === 'd') return Number(amount) * SECONDS[unit];
  throw new UsageError(`--ttl ${ttl}: write 90s, 15m, 1h or 7d.`);
}
