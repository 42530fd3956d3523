import { setTimeout as pause } from 'node:timers/promises';
import type { Contestant, Orders } from '../contestants/contestant';
import { closedLoop } from '../load/closed-loop';
import { cpuMsOf, difference, residentBytesOf } from '../machine/processes';

export const ACCEPTED = 202;
/** When nothing more was settled for so long, something is wrong. */
const STANDSTILL_MS = 60_000;
const SHORTEST_LOOK_MS = 40;
const LONGEST_LOOK_MS = 1_500;
const NOTIFICATIONS_PER_ORDER = 2;
/** More than any contestant takes in a second on a machine of two cores. */
const ORDERS_PER_S_MAX = 14_000;

export interface Pressure {
  readonly connections: number;
  readonly seconds: number;
  readonly signal: AbortSignal;
}

/** What one contestant did in one round. */
export interface Settling {
  readonly acceptedPerS: number;
  readonly settledPerS: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Other answers than 202, such as `503: 12`. */
  readonly others: string;
  /** Processor time of each process in milliseconds per order, from the first request until there is nothing left to do. */
  readonly cpuMsPerOrder: ReadonlyMap<string, number>;
  readonly residentBytes: ReadonlyMap<string, number>;
}

/** As many orders as are accepted in so many seconds, and the time until each is settled and both notifications are delivered. */
export async function measureSettling(contestant: Contestant, pressure: Pressure): Promise<Settling> {
  const orders = await contestant.prepare(Math.ceil(pressure.seconds * ORDERS_PER_S_MAX));
  const before = cpuMs(contestant);
  const beganMs = performance.now();
  const { answers, seconds } = await closedLoop({ ...pressure, port: orders.port, requests: orders.requests.values() });
  const residentBytes = residentBytesOf(contestant.pids());
  const accepted = answers.of(ACCEPTED);
  await untilSettled(orders, accepted.count, pressure.signal);
  const settledS = (performance.now() - beganMs) / 1_000;
  await contestant.untilQuiet(pressure.signal);
  const spentMs = difference(before, cpuMs(contestant));
  return {
    acceptedPerS: accepted.count / seconds,
    settledPerS: accepted.count / settledS,
    p50Ms: accepted.percentileMs(50),
    p99Ms: accepted.percentileMs(99),
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
export async function untilSettled({ settlement }: Orders, count: number, signal: AbortSignal): Promise<void> {
  const beganMs = performance.now();
  let last = { done: 0, atMs: beganMs };
  for (;;) {
    const { settled, told } = await settlement();
    const done = Math.min(settled, told / NOTIFICATIONS_PER_ORDER);
    if (done >= count) return;
    signal.throwIfAborted();
    const nowMs = performance.now();
    if (done > last.done) last = { done, atMs: nowMs };
    else if (nowMs - last.atMs > STANDSTILL_MS) {
      throw new Error(`Of ${count} orders ${done} are settled, and none was for ${STANDSTILL_MS / 1_000} s.`);
    }
    const passedMs = nowMs - beganMs;
    const estimateMs = done === 0 ? 0 : ((count - done) / done) * passedMs * 0.5;
    await pause(Math.min(LONGEST_LOOK_MS, Math.max(SHORTEST_LOOK_MS, estimateMs)));
  }
}

export function sumOf(values: ReadonlyMap<string, number>): number {
  return [...values.values()].reduce((total, value) => total + value, 0);
}
