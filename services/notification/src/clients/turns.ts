import type { Priority } from '../domain/priority';

export interface TurnSettings {
  /** So many at the same time. */
  readonly concurrency: number;
  /** So many a second at most; 0 is without limit. */
  readonly ratePerS: number;
}

interface Waiter {
  /** By the clock of `performance.now()`, in milliseconds. */
  readonly deadline: number;
  readonly begin: (isTurn: boolean) => void;
}

const SECOND_MS = 1_000;
/** Timers end late; what they cost is made up for, but no more: after a quiet time there is no rush. */
const CATCH_UP_MS = 20;

/** Whose turn it is at one provider: so many at once and so many a second, evenly, and what is urgent first. */
export class Turns {
  private readonly waiting: Readonly<Record<Priority, Waiter[]>> = { high: [], normal: [] };
  private readonly intervalMs: number;
  private runningCount = 0;
  private nextAt = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly settings: TurnSettings) {
    this.intervalMs = settings.ratePerS === 0 ? 0 : SECOND_MS / settings.ratePerS;
  }

  /** Does `work` when its turn comes; undefined when it did not come before the deadline. */
  async take<T>(priority: Priority, deadline: number, work: () => Promise<T>): Promise<T | undefined> {
    const isTurn = await new Promise<boolean>((begin) => {
      this.waiting[priority].push({ deadline, begin });
      this.serve();
    });
    if (!isTurn) return undefined;
    try {
      return await work();
    } finally {
      this.runningCount -= 1;
      this.serve();
    }
  }

  private serve(): void {
    const now = performance.now();
    this.dismiss(now);
    while (this.runningCount < this.settings.concurrency && this.nextAt <= now) {
      const next = this.waiting.high.shift() ?? this.waiting.normal.shift();
      if (next === undefined) break;
      this.runningCount += 1;
      this.nextAt = Math.max(this.nextAt, now - CATCH_UP_MS) + this.intervalMs;
      next.begin(true);
    }
    this.wakeUp(now);
  }

  /** Everybody of a batch has the same deadline, so those at the front are the first to run out of time. */
  private dismiss(now: number): void {
    for (const lane of Object.values(this.waiting)) {
      while (lane[0] !== undefined && lane[0].deadline <= now) lane.shift()?.begin(false);
    }
  }

  private wakeUp(now: number): void {
    clearTimeout(this.timer);
    const deadlines = Object.values(this.waiting).flatMap(([first]) => (first === undefined ? [] : [first.deadline]));
    if (deadlines.length === 0) return;
    const hasRoom = this.runningCount < this.settings.concurrency;
    const at = Math.min(...deadlines, ...(hasRoom ? [this.nextAt] : []));
    // A timer may end a little early, by this clock.
    this.timer = setTimeout(() => this.serve(), Math.max(Math.ceil(at - now), 1));
  }
}
