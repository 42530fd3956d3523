import { count, flag, oneOf, text, url } from '@floodgate/runtime';

/** As many as each service of the demo has. */
export const POOL_MAX_COUNT = 10;
/** Waiting for a free connection, before the asker is told that there is none. */
export const CONNECT_TIMEOUT_MS = 5_000;

/** What both programs of the direct way read. */
export const programSettings = {
  PORT: count({ min: 0, max: 65_535 }),
  HOST: text().default('127.0.0.1'),
  LOG_LEVEL: oneOf(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  DATABASE_URL: url({ protocols: ['postgres'], example: 'postgres://<user>:<password>@<host>:5432/<database>' }),
  BROKER_URL: url({ protocols: ['amqp'], example: 'amqp://<user>:<password>@<host>:5672/<vhost>' }),
  DEMO: flag().default(false),
};
