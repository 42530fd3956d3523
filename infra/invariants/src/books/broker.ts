import { connect } from 'amqplib';
import { z } from 'zod';
import { CannotCheck } from '../cannot-check';
import type { Invariant } from '../invariant';
import { serviceNames, type Ledgers } from '../ledgers';
import { lines } from '../lines';

/** Nothing is under way, nothing waits, nothing died. */
export const broker: readonly Invariant[] = [
  emptyTables('outboxes-are-empty', 'every outbox is empty', 'outbox_messages'),
  emptyTables('nobody-is-held', 'no event waits behind one that failed', 'held_messages'),
  {
    name: 'queues-are-empty',
    title: 'queues and retry ladders are empty',
    of: 'queues',
    isAboutQuiet: true,
    // What a service told itself for later, such as to expire an order, is no work yet.
    check: (ledgers) => filled(ledgers, (name) => !isDead(name) && !/\.wait-\w+$/.test(name)),
  },
  {
    name: 'no-dead-letters',
    title: 'nothing died, and nothing found no queue',
    of: 'queues',
    check: (ledgers, { dead }) => filled(ledgers, (name) => isDead(name) && !dead.includes(name)),
  },
];

function emptyTables(name: string, title: string, table: string): Invariant {
  return {
    name,
    title,
    of: 'databases',
    isAboutQuiet: true,
    check: async (ledgers) => {
      const offenders: string[] = [];
      for (const service of serviceNames) {
        const statement = `SELECT '${service}: ' || count(*) FROM ${table} HAVING count(*) > 0`;
        for await (const line of lines(ledgers.sorted(service, statement))) offenders.push(line);
      }
      return { examinedCount: serviceNames.length, offenders };
    },
  };
}

const isDead = (name: string): boolean => /\.(dead|unroutable)$/.test(name);
/** What outside programs keep is their own business. */
const isOfOthers = (name: string): boolean => /^(client|amq)\./.test(name);

async function filled(ledgers: Ledgers, isMeant: (name: string) => boolean) {
  const names = (await queuesOf(ledgers)).filter((name) => !isOfOthers(name) && isMeant(name));
  const depths = await depthsOf(ledgers.brokerUrl, names);
  const offenders = depths.filter(([, count]) => count > 0).map(([name, count]) => `${name}: ${count}`);
  return { examinedCount: names.length, offenders };
}

const queues = z.array(z.object({ name: z.string(), exclusive: z.boolean() }));

async function queuesOf({ management, vhost }: Ledgers): Promise<readonly string[]> {
  const path = `queues/${encodeURIComponent(vhost)}?disable_stats=true&columns=name,exclusive`;
  const listed = await management.get(path).catch((error: unknown) => cannotRead(error));
  return queues
    .parse(listed)
    .filter(({ exclusive }) => !exclusive)
    .map(({ name }) => name);
}

/** Asks each queue itself: what the management API counts is up to five seconds old. */
async function depthsOf(brokerUrl: string, names: readonly string[]) {
  const connection = await connect(brokerUrl).catch((error: unknown) => cannotRead(error));
  try {
    const channel = await connection.createChannel();
    channel.on('error', () => undefined); // The question that caused it fails as well.
    return await Promise.all(names.map(async (name) => [name, (await channel.checkQueue(name)).messageCount] as const));
  } finally {
    await connection.close();
  }
}

function cannotRead(error: unknown): never {
  const reason = error instanceof Error ? error.message || error.name : String(error);
  throw new CannotCheck(
    `RabbitMQ cannot be read: ${reason}.`,
    '`npm run status` says whether the demo runs; --books names another system.',
  );
}
