import { medianOf } from './median';
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
/** More than this, taken by programs that are not part of the run, is missing to the system. */
const FOREIGN_CORES = 0.4;
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
  const foreignCores = medianOf(series.flatMap(foreignCoresIn));
  if (foreignCores > FOREIGN_CORES) {
    doubts.push(`other programs of this machine took ${foreignCores.toFixed(1)} cores, which the system did not have`);
  }
  return { lateP99Ms, lateMaxMs, busyPeakShare, queuedPeakCount, doubts };
}

/** What the machine did that was neither the system nor the generator. */
function foreignCoresIn({ processes, machineCores }: Result['series'][number]): readonly number[] {
  if (machineCores === null || processes.some(({ cores }) => cores === null)) return [];
  return [machineCores - processes.reduce((sum, { cores }) => sum + (cores ?? 0), 0)];
}
