import { setTimeout as pause } from 'node:timers/promises';
import { connect } from 'amqplib';
import { Client } from 'pg';
import { z } from 'zod';
import type { BenchSystem } from '../system/bench-system';
import { NEWEST_ENTRY } from './settlement.sql';

const VHOST = 'floodgate';
const AUDIT_QUEUE = 'audit.record-events';
const LOOK_MS = 250;
const DEADLINE_MS = 300_000;

const newest = z.object({ rows: z.tuple([z.object({ id: z.string().nullable() })]) });

/**
 * Until the audit log is written, too. Nobody waits for it, and it lets others go first; but it is work that the orders caused, and whoever is
 * measured next is to have the machine alone.
 */
export async function untilRecorded(system: BenchSystem, signal: AbortSignal): Promise<void> {
  const broker = await connect(system.adminBrokerUrl(VHOST));
  const database = new Client({ connectionString: system.databaseUrlOf('audit') });
  await database.connect();
  try {
    const channel = await broker.createChannel();
    const look = async () => {
      const { messageCount } = await channel.checkQueue(AUDIT_QUEUE);
      return { messageCount, id: newest.parse(await database.query(NEWEST_ENTRY)).rows[0].id };
    };
    const deadline = performance.now() + DEADLINE_MS;
    // What is being handled no longer waits in the queue: so nothing waits, and nothing was added since the last look.
    for (let before = await look(); ;) {
      signal.throwIfAborted();
      await pause(LOOK_MS);
      const now = await look();
      if (now.messageCount === 0 && before.messageCount === 0 && now.id === before.id) return;
      if (performance.now() > deadline)
        throw new Error(`The audit log was not written within ${DEADLINE_MS / 1_000} s.`);
      before = now;
    }
  } finally {
    await Promise.all([broker.close(), database.end()]);
  }
}
