/** How a run is ended before its time: the first wish ends the crowd, the second everything. */
export interface Stopping {
  /** Nobody comes any more; those who came still get their answer, and the books are checked. */
  readonly crowd: AbortSignal;
  /** Nothing is waited for any more. */
  readonly everything: AbortSignal;
}

/** npm passes on a signal that the terminal has sent as well: what comes so soon is the same wish. */
const SAME_WISH_MS = 500;

export class StopWishes implements Stopping {
  private readonly ofCrowd = new AbortController();
  private readonly ofEverything = new AbortController();
  private lastAtMs = -Infinity;

  get crowd(): AbortSignal {
    return this.ofCrowd.signal;
  }

  get everything(): AbortSignal {
    return this.ofEverything.signal;
  }

  add(atMs = performance.now()): void {
    if (atMs - this.lastAtMs < SAME_WISH_MS) return;
    this.lastAtMs = atMs;
    if (this.crowd.aborted) this.ofEverything.abort();
    else this.ofCrowd.abort();
  }
}
