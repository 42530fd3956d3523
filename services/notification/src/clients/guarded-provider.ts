import { gauge, logger } from '@floodgate/observability';
import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhenResult } from 'cockatiel';
import type { CircuitBreakerPolicy } from 'cockatiel';
import type { Channel } from '../domain/channel';
import type { Outcome } from '../domain/outcome';
import type { Addressed, Provider, Verdict } from './provider';

export interface BreakerSettings {
  /** So many letters in a row without an answer, and the provider is left alone … */
  readonly failuresMaxCount: number;
  /** … for this long, in milliseconds; then one letter is tried to see. */
  readonly openMs: number;
  /** Told when it opens and closes. */
  readonly onChange: (isOpen: boolean) => void;
}

const isOpen = gauge({
  name: 'notification_breaker_open',
  help: '1 while the provider of this channel is left alone, because it did not answer.',
  labelNames: ['channel'],
});

/** A provider that is not asked while it is known to be away or to want a pause. */
export class GuardedProvider {
  private readonly log = logger('provider');
  private readonly breaker: CircuitBreakerPolicy;
  /** By the clock of `performance.now()`. */
  private pausedUntil = 0;

  constructor(
    private readonly channel: Channel,
    private readonly provider: Provider,
    private readonly settings: BreakerSettings,
  ) {
    this.breaker = circuitBreaker(handleWhenResult(isUnavailable), {
      halfOpenAfter: settings.openMs,
      breaker: new ConsecutiveBreaker(settings.failuresMaxCount),
    });
    this.breaker.onBreak(() => {
      this.pauseFor(settings.openMs);
      this.report(true);
    });
    this.breaker.onReset(() => this.report(false));
    isOpen.set({ channel }, 0);
  }

  get name(): string {
    return this.provider.name;
  }

  /** Why it must not be asked now, and for how long not; undefined when it may be. */
  restingFor(): { readonly reason: string; readonly waitMs: number } | undefined {
    const waitMs = Math.ceil(this.pausedUntil - performance.now());
    if (waitMs <= 0) return undefined;
    const isBroken = this.breaker.state === CircuitState.Open;
    return { reason: isBroken ? 'the provider is away' : 'the provider wants a pause', waitMs };
  }

  async send(letter: Addressed): Promise<Outcome> {
    try {
      const verdict = await this.breaker.execute(() => this.provider.send(letter, letter.deliveryId));
      return this.outcomeOf(verdict);
    } catch (error) {
      if (error instanceof BrokenCircuitError) return { kind: 'postponed', reason: 'the provider is away' };
      throw error;
    }
  }

  private outcomeOf(verdict: Verdict): Outcome {
    switch (verdict.kind) {
      case 'unavailable':
        return { kind: 'failed', reason: verdict.reason };
      case 'throttled':
        this.pauseFor(verdict.retryAfterMs);
        return { kind: 'postponed', reason: verdict.reason, waitMs: verdict.retryAfterMs };
      default:
        return verdict;
    }
  }

  private pauseFor(ms: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, performance.now() + ms);
  }

  private report(open: boolean): void {
    isOpen.set({ channel: this.channel }, open ? 1 : 0);
    this.log.warn({ channel: this.channel, provider: this.name, open }, 'the breaker changed its state');
    this.settings.onChange(open);
  }
}

function isUnavailable(verdict: unknown): boolean {
  return typeof verdict === 'object' && verdict !== null && 'kind' in verdict && verdict.kind === 'unavailable';
}
