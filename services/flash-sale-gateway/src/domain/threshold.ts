/** Between which numbers of unsettled tickets the door closes and opens again. */
export interface Marks {
  readonly highCount: number;
  readonly lowCount: number;
}

const RETRY_AFTER_MAX_S = 60;

/** Closed from the high mark on, and until below the low one: a door that follows every ticket would only flutter. */
export function isBacklogClosed(wasClosed: boolean, unsettledCount: number, { highCount, lowCount }: Marks): boolean {
  return unsettledCount >= (wasClosed ? lowCount : highCount);
}

interface Backlog {
  readonly unsettledCount: number;
  readonly lowCount: number;
  /** How many get their result per second; 0 when nobody can tell. */
  readonly settledPerS: number;
}

/** When the door will be open again if it goes on like this, in whole seconds from 1 to 60. */
export function retryAfterS({ unsettledCount, lowCount, settledPerS }: Backlog): number {
  if (settledPerS <= 0) return RETRY_AFTER_MAX_S;
  const neededS = Math.ceil((unsettledCount - lowCount) / settledPerS);
  return Math.min(Math.max(neededS, 1), RETRY_AFTER_MAX_S);
}
