import { Latencies } from './latencies';

describe('latencies', () => {
  it('have the percentiles of what was added, to three digits, and none above the slowest', () => {
    const latencies = new Latencies();
    for (let ms = 1; ms <= 1_000; ms += 1) latencies.add(ms);
    const { count, p50Ms, p90Ms, p99Ms, p999Ms, maxMs } = latencies.summary();
    expect(count).toBe(1_000);
    expect(Math.round(p50Ms / 10)).toBe(50);
    expect(Math.round(p90Ms / 10)).toBe(90);
    expect(Math.round(p99Ms / 10)).toBe(99);
    expect(p999Ms).toBeLessThanOrEqual(maxMs);
  });

  it('tell of each interval by itself', () => {
    const latencies = new Latencies();
    latencies.add(500);
    expect(latencies.takeP99Ms()).toBeCloseTo(500, -1);
    expect(latencies.takeP99Ms()).toBeNull();
    latencies.add(5);
    expect(latencies.takeP99Ms()).toBeCloseTo(5, 0);
  });
});
