import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { cleanEnvironment } from '../process/clean-environment';
import { spawnLeashed } from '../process/leash';
import { unprivileged } from '../process/unprivileged';
import { waitUntil } from '../process/wait-until';
import { findPostgres } from './find-programs';
import { MissingPackages } from './missing-packages';

const run = promisify(execFile);
const START_DEADLINE_MS = 60_000;
const STOP_DEADLINE_MS = 20_000;

export interface PostgresOptions {
  readonly dataDir: string;
  readonly logFile: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** Gives up a start that takes too long for somebody. */
  readonly signal?: AbortSignal;
}

export interface RunningServer {
  readonly url: string;
  readonly pid: number;
  readonly exited: Promise<number>;
  stop(): Promise<void>;
}

type AsUser = ReturnType<typeof unprivileged>;

/** A private PostgreSQL: loopback only, no socket file, its own data folder, gone when this process is gone. */
export async function startPostgres(options: PostgresOptions): Promise<RunningServer> {
  const programs = findPostgres();
  if (!programs) throw new MissingPackages(['postgresql']);
  const asUser = unprivileged(options.dataDir);
  if (!existsSync(join(options.dataDir, 'PG_VERSION'))) await initialize(programs, asUser, options);
  const settings = Object.entries({ ...loopback(options.port), ...options.settings });
  const args = ['-D', options.dataDir, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const server = await spawnLeashed({
    ...asUser(join(programs, 'postgres'), args),
    env: cleanEnvironment({}),
    logFile: options.logFile,
    stopSignal: 'INT', // "fast shutdown": sessions are ended, the data is written.
    stopDeadlineMs: STOP_DEADLINE_MS,
  });
  const { user, password, port } = options;
  const url = `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  const givenUp = server.exited.then((code) => `it ended with code ${code}, see ${options.logFile}`);
  try {
    await waitUntil(() => answers(url), {
      what: 'PostgreSQL',
      deadlineMs: START_DEADLINE_MS,
      everyMs: 50,
      givenUp,
      signal: options.signal,
    });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...server, url };
}

/** Everything on the loopback interface; a socket file would have to live in a path of at most 107 characters. */
function loopback(port: number): Readonly<Record<string, string>> {
  return { port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '' };
}

async function initialize(programs: string, asUser: AsUser, options: PostgresOptions): Promise<void> {
  const secrets = `${options.dataDir}.password`;
  mkdirSync(secrets, { recursive: true, mode: 0o700 });
  const passwordFile = join(secrets, 'password');
  writeFileSync(passwordFile, options.password);
  unprivileged(secrets);
  const { command, args } = asUser(join(programs, 'initdb'), [
    ...['-D', options.dataDir, '-U', options.user, '--pwfile', passwordFile],
    ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C', '--no-instructions', '--no-sync'],
  ]);
  try {
    await run(command, args, { env: cleanEnvironment({}), cwd: '/' });
  } finally {
    rmSync(secrets, { recursive: true, force: true });
  }
}

export async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined); // The server may go away between two polls; the next one tells.
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}
