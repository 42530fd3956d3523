import { customerId } from '@floodgate/contracts';
import { z } from 'zod';
import { channels, languages } from '../domain/channel';
import type { Preferences } from '../domain/preferences';

const EMAIL_MAX_LENGTH = 254;
const PUSH_TOKEN_MAX_LENGTH = 4_096;

export const PreferencesQuery = z.object({
  customerId: customerId.optional().describe('For operators: whose. Everybody else has their own.'),
});
export type PreferencesQuery = z.infer<typeof PreferencesQuery>;

const clockTime = z.string().max(5).describe('Such as `22:30`, on the wall clock of the time zone.');
const quietHours = z
  .object({ from: clockTime, to: clockTime, timeZone: z.string().max(64).describe('Such as `Europe/Berlin`.') })
  .nullable()
  .describe('What the customer is not waiting for is told after they end. `to` before `from` is on the next day.');

export const PutPreferencesBody = z.object({
  language: z.enum(languages).default('en'),
  channels: z
    .array(z.enum(channels))
    .min(1)
    .max(channels.length)
    .transform((wanted) => [...new Set(wanted)]),
  email: z.email().max(EMAIL_MAX_LENGTH).nullable().default(null),
  phone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'must be a number with the code of its country, such as +4915112345678')
    .nullable()
    .default(null),
  pushToken: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must not contain spaces')
    .max(PUSH_TOKEN_MAX_LENGTH)
    .nullable()
    .default(null),
  quietHours: quietHours.default(null),
});
export type PutPreferencesBody = z.infer<typeof PutPreferencesBody>;

export const PreferencesAnswer = z.object({
  customerId,
  language: z.enum(languages),
  channels: z.array(z.enum(channels)),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  pushToken: z.string().nullable(),
  quietHours,
});
export type PreferencesAnswer = z.infer<typeof PreferencesAnswer>;

export function presentPreferences({ channels: wanted, ...rest }: Preferences): PreferencesAnswer {
  return { ...rest, channels: [...wanted] };
}
