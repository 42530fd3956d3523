/** Alerts of one kind that pass at once; after them one per window, with the number of those it stands for. */
const WINDOW_MS = 10_000;
/** Kinds that are told apart. Beyond it, which only a mistake can reach, an alert is only logged and counted. */
const KINDS_MAX_COUNT = 200;

interface Kind<Alert> {
  passedCount: number;
  suppressedCount: number;
  last: Alert;
  readonly timer: NodeJS.Timeout;
}

/** Keeps a storm of alerts from becoming a storm of messages, and loses none of its numbers. */
export class AlertThrottle<Alert> {
  private readonly kinds = new Map<string, Kind<Alert>>();

  /** @param pass is called with an alert, and with how many like it were held back since the one before */
  constructor(private readonly pass: (alert: Alert, heldBackCount: number) => void) {}

  /** @param burst how many of this kind may pass within one window */
  offer(kind: string, burst: number, alert: Alert): void {
    const known = this.kinds.get(kind);
    if (!known) {
      if (this.kinds.size >= KINDS_MAX_COUNT) return;
      this.open(kind, alert);
      this.pass(alert, 0);
    } else if (known.passedCount < burst) {
      known.passedCount += 1;
      this.pass(alert, 0);
    } else {
      known.suppressedCount += 1;
      known.last = alert;
    }
  }

  /** What was held back is not told any more: the process ends, and has logged it. */
  stop(): void {
    for (const { timer } of this.kinds.values()) clearTimeout(timer);
    this.kinds.clear();
  }

  private open(kind: string, alert: Alert): void {
    const timer = setTimeout(() => this.close(kind), WINDOW_MS);
    timer.unref();
    this.kinds.set(kind, { passedCount: 1, suppressedCount: 0, last: alert, timer });
  }

  private close(kind: string): void {
    const ended = this.kinds.get(kind);
    this.kinds.delete(kind);
    if (!ended || ended.suppressedCount === 0) return;
    this.open(kind, ended.last);
    this.pass(ended.last, ended.suppressedCount - 1);
  }
}
