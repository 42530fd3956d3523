import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { cleanEnvironment, searchPathWith } from '../process/clean-environment';
import { type Leashed, spawnLeashed } from '../process/leash';
import { waitUntil } from '../process/wait-until';
import { findEpmd, findRabbitmq } from './find-programs';
import { freePort } from './free-port';
import { MissingPackages } from './missing-packages';
import { writeRabbitmqFiles } from './rabbitmq-files';
import type { RabbitmqOptions } from './rabbitmq-options';

const START_DEADLINE_MS = 120_000;
const STOP_DEADLINE_MS = 30_000;

export interface RunningBroker {
  readonly amqpUrl: string;
  readonly managementUrl: string;
  readonly pid: number;
  readonly exited: Promise<number>;
  stop(): Promise<void>;
}

/** A private RabbitMQ node with its own Erlang port mapper: other nodes on the machine neither see it nor are touched. */
export async function startRabbitmq(options: RabbitmqOptions): Promise<RunningBroker> {
  const script = findRabbitmq();
  if (!script) throw new MissingPackages(['rabbitmq-server']);
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const [mapperPort, distributionPort] = [await freePort(), await freePort()];
  const mapper = await startPortMapper(mapperPort, options);
  const node = await startNode(script, { mapperPort, distributionPort }, options);
  // Nobody needs the mapper of a node that is gone, however it went.
  const exited = node.exited.finally(() => mapper.stop());
  const stop = async (): Promise<void> => {
    await node.stop();
    await exited;
  };
  const givenUp = exited.then((code) => `it ended with code ${code}, see ${options.logFile}`);
  try {
    await waitUntil(() => listens(options), {
      what: 'RabbitMQ',
      deadlineMs: START_DEADLINE_MS,
      everyMs: 200,
      givenUp,
      signal: options.signal,
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...urls(options), pid: node.pid, exited, stop };
}

function startPortMapper(port: number, { logFile, dataDir }: RabbitmqOptions): Promise<Leashed> {
  return spawnLeashed({
    command: findEpmd(),
    args: ['-port', String(port), '-address', '127.0.0.1'],
    env: cleanEnvironment({ HOME: dataDir }),
    logFile,
    stopSignal: 'TERM',
    stopDeadlineMs: 1_000,
  });
}

interface ErlangPorts {
  readonly mapperPort: number;
  readonly distributionPort: number;
}

function startNode(script: string, ports: ErlangPorts, options: RabbitmqOptions): Promise<Leashed> {
  const { dataDir, logFile } = options;
  return spawnLeashed({
    command: script,
    args: [],
    cwd: dataDir,
    env: cleanEnvironment({
      ...writeRabbitmqFiles(options),
      PATH: searchPathWith(dirname(script)),
      HOME: dataDir, // The Erlang cookie is made there.
      ERL_EPMD_PORT: String(ports.mapperPort),
      ERL_EPMD_ADDRESS: '127.0.0.1',
      RABBITMQ_DIST_PORT: String(ports.distributionPort),
    }),
    logFile,
    stopSignal: 'TERM',
    stopDeadlineMs: options.stopDeadlineMs ?? STOP_DEADLINE_MS,
  });
}

export function urls({ user, password, ports, vhost }: Omit<RabbitmqOptions, 'dataDir' | 'logFile'>) {
  const account = `${user}:${encodeURIComponent(password)}`;
  return {
    amqpUrl: `amqp://${account}@127.0.0.1:${ports.amqp}/${encodeURIComponent(vhost)}`,
    managementUrl: `http://${account}@127.0.0.1:${ports.management}`,
  };
}

/** The node answers long before it takes connections, so the question is whether its AMQP port listens. */
export async function listens({ user, password, ports }: Pick<RabbitmqOptions, 'user' | 'password' | 'ports'>) {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const listeners = `http://127.0.0.1:${ports.management}/api/health/checks/protocol-listener/amqp`;
  const { ok } = await fetch(listeners, { headers: { authorization }, signal: AbortSignal.timeout(5_000) });
  return ok;
}
