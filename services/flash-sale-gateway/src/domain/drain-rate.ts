/** Long enough to be calm, short enough to be about now. */
const WINDOW_S = 10;
const MS_PER_S = 1_000;

/** How many were settled in each of the last seconds, the oldest first. */
export type Seconds = readonly { readonly second: number; readonly count: number }[];

export function countOne(seconds: Seconds, nowMs: number): Seconds {
  const second = Math.floor(nowMs / MS_PER_S);
  const last = seconds.at(-1);
  if (last && last.second >= second) return [...seconds.slice(0, -1), { ...last, count: last.count + 1 }];
  return [...seconds.filter((one) => one.second > second - WINDOW_S), { second, count: 1 }];
}

/** Per second, over the last ten of them or since the first of them that had any; 0 when nothing was settled. */
export function ratePerS(seconds: Seconds, nowMs: number): number {
  const from = nowMs / MS_PER_S - WINDOW_S;
  const recent = seconds.filter(({ second }) => second >= from);
  const [first] = recent;
  if (!first) return 0;
  const total = recent.reduce((sum, { count }) => sum + count, 0);
  return total / Math.max(1, nowMs / MS_PER_S - first.second);
}
