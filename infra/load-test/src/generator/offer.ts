import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Visit } from '../plan/visits';
import { Latencies, type Latency } from './latencies';

/** How well the generator kept to its own plan. A generator that is late measures itself. */
export interface Punctuality {
  readonly offeredCount: number;
  /** When the last of them was sent, from the opening. */
  readonly lastAtMs: number;
  /** How long after their time people were sent. */
  readonly late: Latency;
}

/** A timer is this coarse. Waiting more exactly would keep a core busy that the system needs; who is sent late counts so. */
const TIMER_MS = 1;
/** So many are sent before answers are read: a burst must not keep the generator from hearing. */
const AT_ONCE_COUNT = 64;

/**
 * Sends everybody at their own time, whatever became of those before: an open model. `send` hears when the customer was
 * due, and latency is counted from there, so that a stall of ours or of the system shows in every latency it caused
 * (coordinated omission, Gil Tene).
 */
export async function offer(
  visits: readonly Visit[],
  send: (visit: Visit, dueAtMs: number) => void,
  signal: AbortSignal,
): Promise<Punctuality> {
  const startedAtMs = performance.now();
  const late = new Latencies();
  let offeredCount = 0;
  let lastAtMs = 0;
  for (let next = visits[0]; next && !signal.aborted; next = visits[offeredCount]) {
    const lateMs = performance.now() - startedAtMs - next.atMs;
    if (lateMs < 0) {
      await setTimeout(Math.max(TIMER_MS, Math.floor(-lateMs)));
      continue;
    }
    late.add(lateMs);
    send(next, startedAtMs + next.atMs);
    offeredCount += 1;
    lastAtMs = next.atMs + lateMs;
    if (offeredCount % AT_ONCE_COUNT === 0) await setImmediate();
  }
  return { offeredCount, lastAtMs, late: late.summary() };
}
