import { count, milliseconds, parseConfig, secret, serviceSettings, text, url } from '@floodgate/runtime';
import { z } from 'zod';
import { DELAYS_MS } from './domain/patience';

const TOKEN_MIN_LENGTH = 1;
const CONCURRENCY_MAX_COUNT = 100;
/** The transaction of a batch is open for the budget and one timeout more, and must end within 30 s. */
const BUDGET_MAX_MS = 10_000;
const TIMEOUT_MAX_MS = 10_000;

const webhook = () => url({ protocols: ['http', 'https'], example: 'https://<provider>/messages' }).optional();
const token = () => secret({ minLength: TOKEN_MIN_LENGTH }).optional();
const rate = () => count({ min: 0 }).default(0);
const concurrency = () => count({ max: CONCURRENCY_MAX_COUNT }).default(8);
const timeout = () => milliseconds().max(TIMEOUT_MAX_MS).default(5_000);
const delays = z
  .string()
  .regex(/^[1-9]\d*(,[1-9]\d*)*$/, 'must be milliseconds such as 1000,10000,60000')
  .default(DELAYS_MS.join(','))
  .transform((list) => list.split(',').map(Number))
  .refine((list) => list.every((ms, index) => ms > (list[index - 1] ?? 0)), 'must be ascending');

export const notificationConfig = parseConfig('notification', process.env, {
  ...serviceSettings,
  /** Where SMS go; the sandbox takes them when there is none. */
  SMS_WEBHOOK_URL: webhook(),
  SMS_WEBHOOK_TOKEN: token(),
  /** SMS per second and replica; 0 is without limit. */
  SMS_RATE_PER_S: rate(),
  /** Requests at the same time. */
  SMS_CONCURRENCY: concurrency(),
  SMS_TIMEOUT_MS: timeout(),
  PUSH_WEBHOOK_URL: webhook(),
  PUSH_WEBHOOK_TOKEN: token(),
  PUSH_RATE_PER_S: rate(),
  PUSH_CONCURRENCY: concurrency(),
  PUSH_TIMEOUT_MS: timeout(),
  /** The mail server; the sandbox takes e-mails when there is none. */
  SMTP_URL: url({ protocols: ['smtp', 'smtps'], example: 'smtps://<user>:<password>@<host>:465' }).optional(),
  EMAIL_FROM: text().default('Floodgate <no-reply@floodgate.invalid>'),
  EMAIL_RATE_PER_S: rate(),
  /** Connections to the mail server. */
  EMAIL_CONCURRENCY: concurrency(),
  EMAIL_TIMEOUT_MS: timeout(),
  /** How long a batch goes on handing over; whoever's turn did not come goes to the end of the queue. */
  HANDOVER_BUDGET_MS: milliseconds().max(BUDGET_MAX_MS).default(5_000),
  /** So many letters in a row without an answer, and a provider is left alone … */
  BREAKER_FAILURES_COUNT: count().default(5),
  /** … for so long. */
  BREAKER_OPEN_MS: milliseconds().default(10_000),
  /** The pauses between attempts, ascending; also the steps in which quiet hours are waited out. */
  DELIVERY_DELAYS_MS: delays,
  /** After this time a delivery that its provider never had time for is given up. */
  DELIVERY_GIVE_UP_AFTER_MS: milliseconds().default(172_800_000),
});
