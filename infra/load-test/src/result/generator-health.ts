import type { Result } from './result';

/** Whether what was measured is the system, and not the generator. */
export interface GeneratorHealth {
  readonly lateP99Ms: number;
  readonly lateMaxMs: number;
  /** The busiest second of its event loop, 0 to 1. */
  readonly busyPeakShare: number;
  /** Requests that waited for a connection, at most. */
  readonly queuedPeakCount: number;
  /** Why its own limits are in the figures; empty when they are not. */
  readonly doubts: readonly string[];
}

/** Beyond this people are sent so late that latencies are its own. */
const LATE_MS = 20;
/** A loop that is busier than this answers late to what it hears. */
const BUSY_SHARE = 0.9;

export function generatorHealth({
  generator,
  series,
  spans,
}: Pick<Result, 'generator' | 'series' | 'spans'>): GeneratorHealth {
  const peak = (of: (second: Result['series'][number]) => number) =>
    series.reduce((most, each) => Math.max(most, of(each)), 0);
  const { p99Ms: lateP99Ms, maxMs: lateMaxMs } = generator.late;
  const busyPeakShare = peak((second) => second.generator.busyShare);
  const queuedPeakCount = peak((second) => second.generator.queued);
  const doubts: string[] = [];
  if (lateP99Ms > LATE_MS) {
    doubts.push(`one in a hundred was sent more than ${lateP99Ms.toFixed(0)} ms late, which is in their latency`);
  }
  if (busyPeakShare > BUSY_SHARE) {
    doubts.push(
      `its event loop was busy for ${Math.round(100 * busyPeakShare)} % of a second: it could hardly have offered more`,
    );
  }
  if (queuedPeakCount > 0 && spans.offeredS > 1) {
    doubts.push(`up to ${queuedPeakCount} requests waited for one of its connections; that wait is in their latency`);
  }
  return { lateP99Ms, lateMaxMs, busyPeakShare, queuedPeakCount, doubts };
}
