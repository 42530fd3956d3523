import { join } from 'node:path';
import type { SystemPlan } from '../plan/system-plan';
import { localFolder } from '../repository';
import { startPostgres } from '../servers/start-postgres';
import { startRabbitmq } from '../servers/start-rabbitmq';
import type { Running } from './kept-alive';
import { logFileOf } from './log-files';

/** The two servers that Compose takes as images, with the accounts that its blocks give them. */
export const serversOf = ({
  postgres,
  rabbitmq,
}: SystemPlan): Readonly<Record<string, (signal: AbortSignal) => Promise<Running>>> => ({
  postgres: (signal) =>
    startPostgres({
      signal,
      dataDir: join(localFolder, 'postgres'),
      logFile: logFileOf('postgres'),
      port: postgres.port.port,
      user: postgres.environment.POSTGRES_USER ?? 'postgres',
      password: postgres.environment.POSTGRES_PASSWORD ?? '',
      settings: postgres.settings,
    }),
  rabbitmq: (signal) =>
    startRabbitmq({
      signal,
      dataDir: join(localFolder, 'rabbitmq'),
      logFile: logFileOf('rabbitmq'),
      ports: { amqp: rabbitmq.amqp.port, management: rabbitmq.management.port },
      user: rabbitmq.environment.RABBITMQ_DEFAULT_USER ?? '',
      password: rabbitmq.environment.RABBITMQ_DEFAULT_PASS ?? '',
      vhost: rabbitmq.environment.RABBITMQ_DEFAULT_VHOST ?? '/',
    }),
});
