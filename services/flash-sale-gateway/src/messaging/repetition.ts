import { logger } from '@floodgate/observability';

const log = logger('repetition');

/** Time is a door as well: does something again and again, never twice at once. What fails is tried again the next time. */
export class Repetition {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private isStopped = false;

  /** @param work tells after how many milliseconds it is to be done again */
  constructor(
    private readonly what: string,
    private readonly intervalMs: number,
    private readonly work: () => Promise<number>,
  ) {}

  start(firstAfterMs = this.intervalMs): void {
    this.plan(firstAfterMs);
  }

  /** Resolves when nothing of it runs any more. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private plan(delayMs: number): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.running = this.run();
    }, delayMs);
  }

  private async run(): Promise<void> {
    let delayMs = this.intervalMs;
    try {
      delayMs = await this.work();
    } catch (error) {
      log.warn({ err: error, what: this.what }, 'failed, will be tried again');
    }
    this.plan(delayMs);
  }
}
