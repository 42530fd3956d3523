/** A started process, or several that live and die together. */
export interface Running {
  readonly pid: number;
  readonly exited: Promise<number>;
  stop(): Promise<void>;
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 15_000;
/** Whoever ran this long has recovered: the next crash is a new story. */
const RECOVERED_AFTER_MS = 30_000;

/** Starts something and, from then on, starts it again whenever it ends: what `restart: unless-stopped` is to Compose. */
export class KeptAlive {
  private running: Promise<Running> | undefined;
  private readonly stopping = new AbortController();
  private delayMs = FIRST_DELAY_MS;
  private timer: NodeJS.Timeout | undefined;
  pid: number | null = null;

  constructor(
    readonly name: string,
    private readonly spawn: (signal: AbortSignal) => Promise<Running>,
    private readonly changed: (event: string) => void,
  ) {}

  /** @throws whatever the first start throws; later ones are tried again. */
  async start(): Promise<Running> {
    const startedAt = Date.now();
    this.running = this.spawn(this.stopping.signal);
    const running = await this.running;
    this.pid = running.pid;
    void running.exited.then((code) => this.startAgain(code, startedAt));
    this.changed(`${this.name} runs as process ${running.pid}`);
    return running;
  }

  async stop(): Promise<void> {
    this.stopping.abort(new Error(`${this.name} is told to stop`));
    clearTimeout(this.timer);
    // A start under way gives up, and nothing comes up behind our back.
    const running = await this.running?.catch(() => undefined);
    await running?.stop();
    this.pid = null;
  }

  private startAgain(code: number, startedAt: number): void {
    if (this.stopping.signal.aborted) return;
    this.pid = null;
    if (Date.now() - startedAt > RECOVERED_AFTER_MS) this.delayMs = FIRST_DELAY_MS;
    const waitMs = this.delayMs;
    this.delayMs = Math.min(2 * waitMs, LONGEST_DELAY_MS);
    this.changed(`${this.name} ended with code ${code}; starting it again in ${waitMs / 1_000} s`);
    this.timer = setTimeout(() => void this.tryToStart(), waitMs);
  }

  private async tryToStart(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    try {
      await this.start();
    } catch (error) {
      this.changed(`${this.name} did not start: ${String(error)}`);
      this.startAgain(1, Date.now());
    }
  }
}
