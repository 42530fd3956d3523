import type { Contestant } from '../contestants/contestant';
import { closedLoop } from '../load/closed-loop';
import { ACCEPTED, untilSettled } from './settling';

/** As many as it takes until the processes have compiled what they repeat, by count: a busy machine needs longer for them. */
const ORDERS_COUNT = 6_000;
const LONGEST_S = 30;

/** Orders that nobody measures, settled to the last. */
export async function warmUp(
  contestant: Contestant,
  { connections, signal }: { readonly connections: number; readonly signal: AbortSignal },
): Promise<void> {
  const orders = await contestant.prepare(ORDERS_COUNT);
  const load = { port: orders.port, connections, seconds: LONGEST_S, requests: orders.requests.values(), signal };
  const { answers } = await closedLoop(load);
  await untilSettled(orders, answers.countOf(ACCEPTED), signal);
  await contestant.untilQuiet(signal);
}
