import type { RpcContract } from '@floodgate/contracts';
import { gauge, logger } from '@floodgate/observability';
import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleType, type CircuitBreakerPolicy } from 'cockatiel';
import type { Alerts } from '../alerts/alerts';
import { BrokerUnavailable, RpcTimeout } from '../errors';

/** So many questions in a row without an answer, and the next are not asked at all … */
const FAILURES_MAX_COUNT = 5;
/** … for this long; then one is asked to see. */
const HALF_OPEN_AFTER_MS = 2_000;

const log = logger('rpc-breaker');
const isOpen = gauge({
  name: 'rpc_breaker_open',
  help: '1 while questions of this type are refused at once, because nobody answered the last ones.',
  labelNames: ['type'],
});

/** One circuit breaker per question. Only silence opens it: a no with a code is an answer. */
export class Breakers {
  private readonly byType = new Map<string, CircuitBreakerPolicy>();

  constructor(private readonly alerts: Alerts) {}

  /** @throws BrokenCircuitError while the breaker is open, otherwise whatever `ask` throws */
  run<T>({ type }: RpcContract, ask: () => Promise<T>): Promise<T> {
    return this.of(type).execute(ask);
  }

  private of(type: string): CircuitBreakerPolicy {
    const known = this.byType.get(type);
    if (known) return known;
    const breaker = circuitBreaker(handleType(RpcTimeout).orType(BrokerUnavailable), {
      halfOpenAfter: HALF_OPEN_AFTER_MS,
      breaker: new ConsecutiveBreaker(FAILURES_MAX_COUNT),
    });
    breaker.onStateChange((state) => {
      isOpen.set({ type }, state === CircuitState.Open ? 1 : 0);
      log.warn({ type, state: CircuitState[state] }, 'the breaker changed its state');
      if (state === CircuitState.Open) this.tell(type);
    });
    this.byType.set(type, breaker);
    return breaker;
  }

  private tell(type: string): void {
    this.alerts.raiseAs(`rpc-breaker-open ${type}`, 1, {
      severity: 'warning',
      what: 'rpc-breaker-open',
      message: `nobody answered the last ${FAILURES_MAX_COUNT} ${type}: not asked for a while`,
      details: { type },
    });
  }
}
