import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackages } from './ensure-packages';
import { freePort } from './free-port';
import { MissingPackages } from './missing-packages';
import { isDockerRunning, startPostgresInDocker, startRabbitmqInDocker } from './start-docker-servers';
import { startPostgres } from './start-postgres';
import { startRabbitmq } from './start-rabbitmq';
import { temporaryFolder } from './temporary-folder';

export interface TestInfrastructure {
  readonly postgresUrl: string;
  readonly amqpUrl: string;
  readonly managementUrl: string;
  stop(): Promise<void>;
}

// Nobody misses the data of a test after a power cut.
const THROWAWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
const ACCOUNT = { user: 'floodgate-test', password: 'test-only' };

/** PostgreSQL and RabbitMQ for one test run: on free ports, in a temporary folder, gone when the run is gone. */
export async function startTestInfrastructure(): Promise<TestInfrastructure> {
  const folder = temporaryFolder('floodgate-test');
  const startBoth = whereItRuns() === 'native' ? startNatively : startInDocker;
  try {
    const { postgres, rabbitmq } = await startBoth(folder);
    const stop = async (): Promise<void> => {
      await Promise.all([postgres.stop(), rabbitmq.stop()]);
      rmSync(folder, { recursive: true, force: true });
    };
    const { amqpUrl, managementUrl } = rabbitmq;
    return { postgresUrl: postgres.url, amqpUrl, managementUrl, stop };
  } catch (error) {
    console.error(`The logs are in ${folder}.`);
    throw error;
  }
}

function whereItRuns(): 'native' | 'docker' {
  try {
    ensurePackages((line) => console.error(line));
    return 'native';
  } catch (error) {
    if (error instanceof MissingPackages && isDockerRunning()) return 'docker';
    throw error;
  }
}

async function startNatively(folder: string) {
  mkdirSync(join(folder, 'postgres'));
  const { postgres, rabbitmq } = await options(folder);
  return both(
    startPostgres({ ...postgres, dataDir: join(folder, 'postgres/data') }),
    startRabbitmq({ ...rabbitmq, dataDir: join(folder, 'rabbitmq') }),
  );
}

async function startInDocker(folder: string) {
  const { postgres, rabbitmq } = await options(folder);
  return both(startPostgresInDocker(postgres), startRabbitmqInDocker(rabbitmq));
}

async function options(folder: string) {
  return {
    postgres: { ...ACCOUNT, logFile: join(folder, 'postgres.log'), port: await freePort(), settings: THROWAWAY },
    rabbitmq: {
      ...ACCOUNT,
      logFile: join(folder, 'rabbitmq.log'),
      ports: { amqp: await freePort(), management: await freePort() },
      vhost: '/',
      stopDeadlineMs: 0,
    },
  };
}

interface Stoppable {
  stop(): Promise<void>;
}

/** When one of the two fails, the other must not be left running. */
async function both<P extends Stoppable, R extends Stoppable>(postgres: Promise<P>, rabbitmq: Promise<R>) {
  const results = await Promise.allSettled([postgres, rabbitmq]);
  if (results.some(({ status }) => status === 'rejected')) {
    for (const result of results) if (result.status === 'fulfilled') await result.value.stop();
  }
  return { postgres: await postgres, rabbitmq: await rabbitmq };
}
