/** Lets one loop sleep until somebody calls, or until a time has passed. A call while it is awake is remembered. */
export class Wake {
  private isCalled = false;
  private sleeper: (() => void) | undefined;

  now(): void {
    this.isCalled = true;
    this.sleeper?.();
  }

  async within(ms: number): Promise<void> {
    if (!this.isCalled) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.sleeper = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.sleeper = undefined;
    this.isCalled = false;
  }
}
