/** How far the orders of a load have come. */
export interface Settlement {
  /** Confirmed orders. */
  readonly settled: number;
  /** Notifications delivered; two for each order. */
  readonly told: number;
}

/** Orders to be sent, and what becomes of them. */
export interface Orders {
  readonly port: number;
  /** Each of a customer of its own. */
  readonly requests: readonly Buffer[];
  readonly settlement: () => Promise<Settlement>;
  /** When each was settled, by its place among the requests, in milliseconds since 1970. Who keeps no such times has none. */
  readonly settledAtMs?: () => Promise<ReadonlyMap<number, number>>;
}

/** Requests that are refused, as often as they are sent. */
export interface Refusals {
  readonly port: number;
  readonly requests: readonly Buffer[];
  readonly status: number;
}

/** Whoever takes orders: the system, or the baseline in one of its modes. */
export interface Contestant {
  readonly name: ContestantName;
  /** Starts what is not running, and makes so many orders that are new to it. */
  prepare(count: number): Promise<Orders>;
  prepareRefusals(): Promise<Refusals>;
  /** Process ids by name, servers included. `order` is the process that empties the intake. */
  pids(): ReadonlyMap<string, number>;
  /** Until nothing is left to do for orders that are settled. */
  untilQuiet(signal: AbortSignal): Promise<void>;
  /** Frees the machine for the next. */
  rest(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

export const contestantNames = ['system', 'one message per step', 'coalesced'] as const;
export type ContestantName = (typeof contestantNames)[number];

/** What the baseline did in the minutes in which the system had so many orders stored. */
export const baselineBeside = (level: number): string => `baseline beside ${level}`;
