import { z } from 'zod';
import type { Finding } from './finding';
import { offendersOf, type Ledgers, type ServiceName } from './ledgers';

const SERVICES: readonly ServiceName[] = ['order', 'inventory', 'notification', 'flash-sale-gateway'];
const queues = z.array(z.object({ name: z.string(), messages: z.int().default(0) }));

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
  const listed = queues.parse(await ledgers.management.get(`queues/${encodeURIComponent(ledgers.vhost)}`));
  const filled = listed.filter(({ messages }) => messages > 0).map(({ name, messages }) => `${name}: ${messages}`);
  return [
    { invariant: 'outboxes are empty, nobody is held', offenders: offendersOf(waiting.flat()) },
    { invariant: 'queues, ladders and dead letters are empty', offenders: offendersOf(filled) },
  ];
}
