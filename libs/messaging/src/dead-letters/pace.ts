import { setTimeout } from 'node:timers/promises';

const SECOND_MS = 1_000;

/** So many a second, at most: a handful at the beginning of each second. */
export class Pace {
  private endOfSecond = 0;
  private left = 0;

  constructor(
    private readonly ratePerS: number | undefined,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /** How many of `count` may go now, waiting for the next second when none may. */
  async grant(count: number): Promise<number> {
    if (this.ratePerS === undefined) return count;
    await this.ready();
    if (performance.now() >= this.endOfSecond) {
      this.endOfSecond = performance.now() + SECOND_MS;
      this.left = this.ratePerS;
    }
    const granted = Math.min(count, this.left);
    this.left -= granted;
    return granted;
  }

  /** Resolves when at least one may go, or nobody wants it any more. */
  async ready(): Promise<void> {
    const waitMs = this.endOfSecond - performance.now();
    if (this.left > 0 || waitMs <= 0) return;
    // A timer may end a little early, by our clock.
    await setTimeout(Math.ceil(waitMs) + 1, undefined, { signal: this.signal }).catch(() => undefined);
  }
}
