import type { Contestant, Orders } from '../contestants/contestant';
import { closedLoop } from '../load/closed-loop';
import { ACCEPTED } from './settling';

const ACCEPT_DEADLINE_S = 240;

/** So many orders that are accepted and wait: whoever empties the intake is stopped meanwhile. */
export async function queueOrders(
  contestant: Contestant,
  count: number,
  { connections, signal }: { readonly connections: number; readonly signal: AbortSignal },
): Promise<Orders> {
  const orders = await contestant.prepare(count);
  const pid = contestant.pids().get('order');
  if (pid === undefined) throw new Error(`${contestant.name} has no process that empties its intake.`);
  process.kill(pid, 'SIGSTOP');
  try {
    const requests = orders.requests.values();
    const { answers } = await closedLoop({
      port: orders.port,
      connections,
      seconds: ACCEPT_DEADLINE_S,
      requests,
      signal,
    });
    if (answers.countOf(ACCEPTED) < count) {
      throw new Error(
        `${contestant.name} accepted ${answers.countOf(ACCEPTED)} of ${count}; ${answers.othersThan(ACCEPTED)}`,
      );
    }
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  return orders;
}
