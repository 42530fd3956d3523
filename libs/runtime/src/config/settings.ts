import { isIP } from 'node:net';
import { z } from 'zod';

const TIMER_MAX_MS = 2_147_483_647;

interface Hint {
  readonly fix: string;
  /** Its value is never printed. */
  readonly isSecret?: true;
}

/** How to put a setting right; read when it is wrong. */
export const hints = z.registry<Hint>();

export function text() {
  return z.string().min(1).register(hints, { fix: 'set it to a text that is not empty' });
}

export function oneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return z.enum(words).register(hints, { fix: `set it to one of ${words.join(', ')}` });
}

export function flag() {
  const word = z.enum(['true', 'false']).register(hints, { fix: 'set it to true or false' });
  return word.transform((value) => value === 'true');
}

export function count({ min = 1, max = Number.MAX_SAFE_INTEGER } = {}) {
  const range = max === Number.MAX_SAFE_INTEGER ? `from ${min}` : `from ${min} to ${max}`;
  return z.coerce
    .number()
    .int()
    .min(min)
    .max(max)
    .register(hints, { fix: `set it to a whole number ${range}` });
}

export function milliseconds({ min = 1 } = {}) {
  const fix = `set it to a whole number of milliseconds from ${min}`;
  return z.coerce.number().int().min(min).max(TIMER_MAX_MS).register(hints, { fix });
}

export function ratio() {
  return z.coerce.number().min(0).max(1).register(hints, { fix: 'set it to a number from 0 to 1' });
}

/** Never printed, never defaulted. */
export function secret({ minLength }: { minLength: number }) {
  return z
    .string()
    .min(minLength)
    .register(hints, {
      isSecret: true,
      fix: `set it to at least ${minLength} random characters, such as \`openssl rand -base64 48\` prints`,
    });
}

/** Never printed, because it may carry a password. */
export function url({ protocols, example }: { protocols: readonly string[]; example: string }) {
  const allowed = new RegExp(`^(${protocols.join('|')})$`);
  return z.url({ protocol: allowed }).register(hints, { isSecret: true, fix: `set it to an address like ${example}` });
}

/** IP addresses and ranges (`10.0.0.0/8`), separated by commas. */
export function addresses() {
  const list = z
    .string()
    .refine((text) => wordsOf(text).every(isAddress), 'not all of them are addresses or ranges')
    .register(hints, { fix: 'set it to IP addresses and ranges, separated by commas, like 10.0.0.0/8,192.0.2.7' });
  return list.transform(wordsOf);
}

function wordsOf(text: string): readonly string[] {
  return text.split(',').map((word) => word.trim());
}

function isAddress(word: string): boolean {
  const [address = '', prefix, ...rest] = word.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}
