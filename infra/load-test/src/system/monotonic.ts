/** Milliseconds of a clock that all threads of this process share; `performance.now()` begins anew in each. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** The same moment by `performance.now()` of this thread. */
export function toPerformanceMs(atMs: number): number {
  return atMs - monotonicMs() + performance.now();
}
