import type { z } from 'zod';
import { count, flag, milliseconds, oneOf, ratio, secret, text, url } from './settings';

const TOKEN_SECRET_MIN_LENGTH = 32;
/** The lowest priority a process can have. */
const NICENESS_MAX = 19;

/** What every service reads. A service adds its own settings after these. */
export const serviceSettings = {
  PORT: count({ min: 0, max: 65_535 }),
  HOST: text().default('0.0.0.0'),
  LOG_LEVEL: oneOf(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  DATABASE_URL: url({
    protocols: ['postgres', 'postgresql'],
    example: 'postgres://<user>:<password>@<host>:5432/<database>',
  }),
  BROKER_URL: url({ protocols: ['amqp', 'amqps'], example: 'amqp://<user>:<password>@<host>:5672/<vhost>' }),
  TOKEN_SECRET: secret({ minLength: TOKEN_SECRET_MIN_LENGTH }),
  DEMO: flag().default(false),
  SHUTDOWN_DEADLINE_MS: milliseconds().default(10_000),
  NICENESS: count({ min: 0, max: NICENESS_MAX }).default(0),
  OTEL_EXPORTER_OTLP_ENDPOINT: url({ protocols: ['http', 'https'], example: 'http://<collector>:4318' }).optional(),
  TRACE_SAMPLE_RATIO: ratio().default(0.1),
};

export type ServiceConfig = Readonly<z.output<z.ZodObject<typeof serviceSettings>>>;
