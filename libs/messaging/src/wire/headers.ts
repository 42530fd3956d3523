/** Headers that describe a delivery. They are never part of an event. */
export const HEADERS = {
  /** Which attempt the next one is; absent on the first. */
  attempt: 'x-attempt',
  /** Why the last attempt failed. */
  reason: 'x-reason',
  /** `transient`, `permanent` or `unreadable`. */
  failure: 'x-failure',
  /** The queue it failed on. */
  queue: 'x-failed-queue',
  failedAt: 'x-failed-at',
  stack: 'x-stack',
  /** How often an operator sent it back from the dead letters. */
  replays: 'x-replays',
} as const;
