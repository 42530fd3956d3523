import { spawnSync } from 'node:child_process';
import { callersEnvironment } from '../local.config';
import { cleanEnvironment } from '../process/clean-environment';
import { type Leashed, spawnLeashed } from '../process/leash';
import { waitUntil } from '../process/wait-until';
import { answers, type PostgresOptions, type RunningServer } from './start-postgres';
import type { RabbitmqOptions } from './rabbitmq-options';
import { listens, type RunningBroker, urls } from './start-rabbitmq';

// The first start may have to pull the image.
const START_DEADLINE_MS = 300_000;
const STOP_DEADLINE_MS = 30_000;

type Nowhere<T> = Omit<T, 'dataDir'>;

export function isDockerRunning(): boolean {
  return spawnSync('docker', ['info'], { stdio: 'ignore', timeout: 10_000 }).status === 0;
}

/** The same as `startPostgres`, in a container without a volume. */
export async function startPostgresInDocker(options: Nowhere<PostgresOptions>): Promise<RunningServer> {
  const { user, password, port, settings = {} } = options;
  const server = await runContainer(options.logFile, [
    ...['-p', `127.0.0.1:${port}:5432`, '-e', `POSTGRES_USER=${user}`, '-e', `POSTGRES_PASSWORD=${password}`],
    ...['--tmpfs', '/var/lib/postgresql/data', '-e', 'POSTGRES_DB=postgres', 'postgres:17'],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  const url = `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  await untilReady('PostgreSQL', server, options.logFile, () => answers(url));
  return { ...server, url };
}

/** The same as `startRabbitmq`, in a container without a volume. */
export async function startRabbitmqInDocker(options: Nowhere<RabbitmqOptions>): Promise<RunningBroker> {
  const { user, password, ports, vhost } = options;
  const server = await runContainer(options.logFile, [
    ...['-p', `127.0.0.1:${ports.amqp}:5672`, '-p', `127.0.0.1:${ports.management}:15672`],
    ...['-e', `RABBITMQ_DEFAULT_USER=${user}`, '-e', `RABBITMQ_DEFAULT_PASS=${password}`],
    ...['-e', `RABBITMQ_DEFAULT_VHOST=${vhost}`, '--tmpfs', '/var/lib/rabbitmq', 'rabbitmq:4-management'],
  ]);
  await untilReady('RabbitMQ', server, options.logFile, () => listens(options));
  return { ...server, ...urls(options) };
}

// The client stays in the foreground and passes signals on, so a container hangs on the same leash as a process.
function runContainer(logFile: string, args: readonly string[]): Promise<Leashed> {
  return spawnLeashed({
    command: 'docker',
    args: ['run', '--rm', '--init', ...args],
    env: cleanEnvironment({ HOME: callersEnvironment.HOME ?? '/' }),
    logFile,
    stopSignal: 'TERM',
    stopDeadlineMs: STOP_DEADLINE_MS,
  });
}

async function untilReady(what: string, server: Leashed, logFile: string, check: () => Promise<boolean>) {
  const givenUp = server.exited.then((code) => `its container ended with code ${code}, see ${logFile}`);
  try {
    await waitUntil(check, { what, deadlineMs: START_DEADLINE_MS, everyMs: 200, givenUp });
  } catch (error) {
    await server.stop();
    throw error;
  }
}
