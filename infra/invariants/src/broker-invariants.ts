import { connect } from 'amqplib';
import { z } from 'zod';
import type { Finding } from './finding';
import { offendersOf, type Ledgers, type ServiceName } from './ledgers';

const SERVICES: readonly ServiceName[] = ['order', 'inventory', 'notification', 'flash-sale-gateway'];
const queues = z.array(z.object({ name: z.string(), exclusive: z.boolean() }));

/** Invariant 6: nothing is under way, nothing waits, nothing died. */
export async function quietnessFindings(ledgers: Ledgers): Promise<readonly Finding[]> {
  const waiting = await Promise.all(
    SERVICES.map((service) =>
      ledgers.lines(
        service,
        `SELECT '${service}: ' || n || ' ' || what FROM (
           SELECT count(*) AS n, 'in the outbox' AS what FROM outbox_messages UNION ALL
           SELECT count(*), 'held behind the ladder' FROM held_messages) AS counted WHERE n > 0`,
      ),
    ),
  );
  const filled = (await depthsOf(ledgers)).filter(([, count]) => count > 0).map(([name, count]) => `${name}: ${count}`);
  return [
    { invariant: 'outboxes are empty, nobody is held', offenders: offendersOf(waiting.flat()) },
    { invariant: 'queues, ladders and dead letters are empty', offenders: offendersOf(filled) },
  ];
}

/** Asks each queue itself: what the management API counts is up to five seconds old. */
async function depthsOf({ management, vhost, brokerUrl }: Ledgers): Promise<readonly (readonly [string, number])[]> {
  const path = `queues/${encodeURIComponent(vhost)}?disable_stats=true&columns=name,exclusive`;
  const listed = queues.parse(await management.get(path)).filter(({ exclusive }) => !exclusive);
  const connection = await connect(brokerUrl);
  try {
    const channel = await connection.createChannel();
    channel.on('error', () => undefined); // The question that caused it fails as well.
    return await Promise.all(
      listed.map(async ({ name }) => [name, (await channel.checkQueue(name)).messageCount] as const),
    );
  } finally {
    await connection.close();
  }
}
