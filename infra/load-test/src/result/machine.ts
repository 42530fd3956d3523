import { availableParallelism, cpus, release, totalmem, type as system } from 'node:os';
import { commit } from '@floodgate/local';
import { connect } from 'amqplib';
import { Client } from 'pg';
import { replicasOf, type RunningSystem } from '../system/running-system';
import type { Report } from './result';

/** What the figures were measured on; without it they say nothing. */
export async function machineOf(running: RunningSystem): Promise<Report['machine']> {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    os: `${system()} ${release()}`,
    versions: {
      Node: process.versions.node,
      PostgreSQL: await postgresVersion(running).catch(() => 'unknown'),
      RabbitMQ: await rabbitmqVersion(running).catch(() => 'unknown'),
    },
    commit: commit(),
    mode: running.mode,
    replicas: replicasOf(running),
  };
}

async function postgresVersion({ databases }: RunningSystem): Promise<string> {
  const client = new Client(databases.order);
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    return rows[0]?.server_version ?? 'unknown';
  } finally {
    await client.end();
  }
}

async function rabbitmqVersion({ broker }: RunningSystem): Promise<string> {
  const connection = await connect(broker.clientUrl);
  const { version } = connection.connection.serverProperties;
  await connection.close();
  return version;
}
