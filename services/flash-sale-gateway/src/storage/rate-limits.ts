import { nextExpectedAtMs, waitMs, type RateLimit } from '../domain/rate-limit';

/**
 * One number for each address or customer, in two generations: when the younger is full it becomes the older, and the
 * older is forgotten. So memory is bounded, who comes often is remembered, and nothing is ever searched for. Who is
 * forgotten may come a burst too often; that takes more strangers in the meantime than there is room for.
 */
export class RateLimits {
  private younger = new Map<string, number>();
  private older = new Map<string, number>();

  constructor(
    private readonly limit: RateLimit,
    private readonly keysMaxCount: number,
  ) {}

  /** Lets one request through, or says how long it is until the next one can be, in milliseconds. */
  take(key: string, nowMs: number): number {
    const expectedAtMs = this.younger.get(key) ?? this.older.get(key);
    const wait = waitMs(expectedAtMs, nowMs, this.limit);
    if (wait === 0) this.remember(key, nextExpectedAtMs(expectedAtMs, nowMs, this.limit));
    return wait;
  }

  private remember(key: string, expectedAtMs: number): void {
    if (this.younger.size >= this.keysMaxCount / 2 && !this.younger.has(key)) {
      this.older = this.younger;
      this.younger = new Map();
    }
    this.younger.set(key, expectedAtMs);
  }
}
