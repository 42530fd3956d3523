/**
 * Lets strokes of work begin at least so far apart, so that what becomes ready meanwhile shares one. A stroke costs milliseconds
 * of processor time however little there is to do, one thing more in it next to nothing. After a rest the next begins at once.
 */
export class Cadence {
  private beganMs = Number.NEGATIVE_INFINITY;
  private begin: (() => void) | undefined;

  constructor(private readonly intervalMs: number) {}

  /** Resolves when the next stroke may begin: at once when there is enough to do for a whole one. */
  async next(isEnough: boolean): Promise<void> {
    const restMs = isEnough ? 0 : this.beganMs + this.intervalMs - performance.now();
    if (restMs > 0) await this.rest(restMs);
    this.beganMs = performance.now();
  }

  /** Whoever waits for the next stroke begins it now. */
  hurry(): void {
    this.begin?.();
  }

  private async rest(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.begin = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.begin = undefined;
  }
}
