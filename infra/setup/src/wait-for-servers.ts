import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { BrokerRefused, ManagementApi } from './broker/management-api';
import { SetupFailure } from './setup-failure';

const INTERVAL_MS = 500;
const WRONG_PASSWORD = '28P01';

export async function waitForPostgres(adminUrl: string, deadlineMs: number): Promise<void> {
  await waitFor(`PostgreSQL at ${new URL(adminUrl).host}`, deadlineMs, async () => {
    const client = new Client({ connectionString: adminUrl, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined); // It may still go away; the next attempt tells.
    try {
      await client.connect();
    } finally {
      await client.end().catch(() => undefined);
    }
  });
}

/** The management API answers before the node takes connections, so the question is whether AMQP is listening. */
export async function waitForRabbitmq(adminUrl: string, deadlineMs: number): Promise<void> {
  const api = new ManagementApi(adminUrl);
  await waitFor(`RabbitMQ at ${new URL(adminUrl).host}`, deadlineMs, async () => {
    await api.get('health/checks/protocol-listener/amqp');
  });
}

async function waitFor(what: string, deadlineMs: number, attempt: () => Promise<void>): Promise<void> {
  const startedAt = Date.now();
  console.log(`waiting for ${what}`);
  for (;;) {
    const problem = await problemOf(attempt);
    if (problem === undefined) break;
    if (isAboutPassword(problem)) {
      throw new SetupFailure(
        `${what} refuses the administrator's password.`,
        'Its data was made with another password. Set that one in .env, or start anew with `npm run stop -- --purge` (docker compose: `down --volumes`).',
      );
    }
    if (Date.now() - startedAt > deadlineMs) {
      throw new SetupFailure(
        `${what} was not ready within ${deadlineMs / 1_000} s: ${problem.message}`,
        'Look at its log (`docker compose logs`, or .floodgate/logs), or raise SETUP_DEADLINE_MS on a slow machine.',
      );
    }
    await delay(INTERVAL_MS);
  }
  console.log(`${what} is ready`);
}

async function problemOf(attempt: () => Promise<void>): Promise<Error | undefined> {
  try {
    await attempt();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function isAboutPassword(error: Error): boolean {
  return (error instanceof BrokerRefused && error.status === 401) || ('code' in error && error.code === WRONG_PASSWORD);
}
