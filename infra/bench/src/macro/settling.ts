import { setTimeout as pause } from 'node:timers/promises';
import type { Contestant, Orders } from '../contestants/contestant';
import { closedLoop } from '../load/closed-loop';
import { cpuMsOf, difference, residentBytesOf } from '../machine/processes';

const DRAIN_DEADLINE_S = 180;
const SHORTEST_LOOK_MS = 40;
const LONGEST_LOOK_MS = 1_500;
const NOTIFICATIONS_PER_ORDER = 2;
const ACCEPTED = 202;
/** More than any contestant takes in a second on a machine of two cores. */
const ORDERS_PER_S_MAX = 14_000;

export interface Pressure {
  readonly connections: number;
  readonly seconds: number;
}

/** What one contestant did in one round. */
export interface Settling {
  readonly acceptedPerS: number;
  readonly settledPerS: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly orders: number;
  readonly others: string;
  /** Processor time of each process in milliseconds per order, from the first request to the last notification. */
  readonly cpuMsPerOrder: ReadonlyMap<string, number>;
  readonly residentBytes: ReadonlyMap<string, number>;
}

/** As many orders as are accepted in so many seconds, and the time until each is settled and both notifications are delivered. */
export async function measureSettling(contestant: Contestant, { connections, seconds }: Pressure): Promise<Settling> {
  const orders = await contestant.prepare(Math.ceil(seconds * ORDERS_PER_S_MAX));
  const before = cpuMs(contestant);
  const beganMs = performance.now();
  const requests = orders.requests.values();
  const { answers, seconds: loadedS } = await closedLoop({ port: orders.port, connections, seconds, requests });
  const residentBytes = residentBytesOf(contestant.pids());
  const accepted = answers.of(ACCEPTED);
  await untilSettled(orders, accepted.count);
  const settledS = (performance.now() - beganMs) / 1_000;
  const spentMs = difference(before, cpuMs(contestant));
  return {
    acceptedPerS: accepted.count / loadedS,
    settledPerS: accepted.count / settledS,
    p50Ms: accepted.percentileMs(50),
    p99Ms: accepted.percentileMs(99),
    orders: accepted.count,
    others: answers.othersThan(ACCEPTED),
    cpuMsPerOrder: new Map([...spentMs].map(([name, ms]) => [name, ms / accepted.count])),
    residentBytes,
  };
}

function cpuMs(contestant: Contestant): ReadonlyMap<string, number> {
  const { user, system } = process.cpuUsage();
  return new Map([...cpuMsOf(contestant.pids()), ['generator', (user + system) / 1_000]]);
}

/** Looks seldom while much is left to do, and often towards the end: looking costs, too. */
export async function untilSettled({ settlement }: Orders, count: number): Promise<void> {
  const beganMs = performance.now();
  for (;;) {
    const { settled, told } = await settlement();
    const done = Math.min(settled, told / NOTIFICATIONS_PER_ORDER);
    if (done >= count) return;
    const passedMs = performance.now() - beganMs;
    if (passedMs > DRAIN_DEADLINE_S * 1_000)
      throw new Error(`Of ${count} orders ${done} were settled in ${DRAIN_DEADLINE_S} s.`);
    const estimateMs = done === 0 ? 0 : ((count - done) / done) * passedMs * 0.5;
    await pause(Math.min(LONGEST_LOOK_MS, Math.max(SHORTEST_LOOK_MS, estimateMs)));
  }
}
