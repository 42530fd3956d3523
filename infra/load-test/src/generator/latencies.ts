import { build, type Histogram } from 'hdr-histogram-js';

/** Microseconds: anything slower than a minute counts as a minute. */
const SLOWEST_US = 60_000_000;
/** What a person takes for an answer, and not for a wait. */
const SOON_MS = 1_000;

/** Percentiles in milliseconds. */
export interface Latency {
  readonly count: number;
  readonly inASecondCount: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly p99Ms: number;
  readonly p999Ms: number;
  readonly maxMs: number;
}

/** Latencies of one kind of answer, never mixed with another, in a histogram of three digits (HdrHistogram). */
export class Latencies {
  private readonly histogram: Histogram = build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: SLOWEST_US,
    numberOfSignificantValueDigits: 3,
  });
  private soonCount = 0;

  add(ms: number): void {
    if (ms <= SOON_MS) this.soonCount += 1;
    this.histogram.recordValue(Math.min(SLOWEST_US, Math.max(1, Math.round(ms * 1_000))));
  }

  /** The 99th percentile of what came since this was asked last; null when nothing came. */
  takeP99Ms(): number | null {
    const p99Ms = this.histogram.totalCount === 0 ? null : this.histogram.getValueAtPercentile(99) / 1_000;
    this.histogram.reset();
    return p99Ms;
  }

  summary(): Latency {
    // The bucket of a percentile may reach beyond the slowest: nothing was slower than that.
    const ms = (percentile: number) =>
      Math.min(this.histogram.maxValue, this.histogram.getValueAtPercentile(percentile)) / 1_000;
    const count = this.histogram.totalCount;
    const inASecondCount = this.soonCount;
    if (count === 0) return { count, inASecondCount, p50Ms: 0, p90Ms: 0, p99Ms: 0, p999Ms: 0, maxMs: 0 };
    return {
      ...{ count, inASecondCount },
      p50Ms: ms(50),
      p90Ms: ms(90),
      p99Ms: ms(99),
      p999Ms: ms(99.9),
      maxMs: this.histogram.maxValue / 1_000,
    };
  }
}
