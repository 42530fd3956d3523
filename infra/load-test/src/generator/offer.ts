import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Visit } from '../plan/visits';

/** How well the generator kept to its own plan. A generator that is late measures itself. */
export interface Punctuality {
  readonly offeredCount: number;
  /** The longest anybody was sent after their time. */
  readonly latestMs: number;
}

/** Beyond this the pause is worth a timer; below it the event loop only takes a breath. */
const TIMER_MS = 2;

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
  let offeredCount = 0;
  let latestMs = 0;
  for (let next = visits[0]; next && !signal.aborted; next = visits[offeredCount]) {
    const lateMs = performance.now() - startedAtMs - next.atMs;
    if (lateMs < 0) {
      await (lateMs < -TIMER_MS ? setTimeout(-lateMs - TIMER_MS / 2) : setImmediate());
      continue;
    }
    latestMs = Math.max(latestMs, lateMs);
    send(next, startedAtMs + next.atMs);
    offeredCount += 1;
  }
  return { offeredCount, latestMs };
}
