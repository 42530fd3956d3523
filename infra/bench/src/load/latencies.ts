import { build, type Histogram } from 'hdr-histogram-js';

const HIGHEST_US = 120_000_000;
const US_PER_MS = 1_000;

/** How long answers took, in milliseconds, with three digits that are right. */
export class Latencies {
  private readonly histogram: Histogram = build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: HIGHEST_US,
    numberOfSignificantValueDigits: 3,
  });

  note(latencyMs: number): void {
    this.histogram.recordValue(Math.min(HIGHEST_US, Math.max(1, Math.round(latencyMs * US_PER_MS))));
  }

  get count(): number {
    return this.histogram.totalCount;
  }

  percentileMs(percentile: number): number {
    return this.histogram.getValueAtPercentile(percentile) / US_PER_MS;
  }
}
