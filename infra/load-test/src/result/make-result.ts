import { CONNECTIONS_PER_DOOR } from '../generator/doors';
import { perOutcome } from '../generator/outcome';
import type { Observed } from '../load-run';
import { verdictOf, worstOf, type Check, type Result } from './result';

interface Run {
  readonly observed: Observed;
  readonly checks: readonly Check[];
  readonly startedAt: Date;
  readonly isPartial: boolean;
  /** On sale in the end, in all sales together. */
  readonly units: number;
  readonly quietS: number | null;
  readonly servicesCpuS: number;
}

/** Puts together what was seen of one crowd. */
export function makeResult({ observed, checks, startedAt, isPartial, units, quietS, servicesCpuS }: Run): Result {
  const { scoreboard, openedAtMs, answeredAtMs, drainedAtMs } = observed;
  const { afterwards } = scoreboard;
  const sinceOpening = (atMs: number | undefined) => (atMs === undefined ? 0 : (atMs - openedAtMs) / 1_000);
  return {
    verdict: worstOf(checks.map(verdictOf)),
    isPartial,
    startedAt: startedAt.toISOString(),
    checks: [...checks],
    funnel: {
      offered: scoreboard.offeredCount,
      told: perOutcome((outcome) => scoreboard.counts.get(outcome) ?? 0),
      refusedBy: refusedBy(observed.refused),
      confirmed: scoreboard.finals.get('confirmed') ?? 0,
      rejected: scoreboard.finals.get('rejected') ?? 0,
      waiting: scoreboard.waitingCount,
      paid: afterwards.get('order.paid.v1') ?? 0,
      cancelled: afterwards.get('order.cancelled.v1') ?? 0,
      expired: afterwards.get('order.expired.v1') ?? 0,
      units,
    },
    spans: {
      offeredS: sinceOpening(observed.offeredAtMs),
      answeredS: sinceOpening(answeredAtMs),
      admittedS: sinceOpening(scoreboard.lastAdmittedAtMs),
      settledS: sinceOpening(scoreboard.lastSettledAtMs),
    },
    latencies: perOutcome((outcome) => scoreboard.latencyOf(outcome)),
    settling: scoreboard.settling.summary(),
    drainS:
      Math.max(0, (scoreboard.waitingCount > 0 ? drainedAtMs : (scoreboard.lastSettledAtMs ?? 0)) - answeredAtMs) /
      1_000,
    quietS,
    servicesCpuS,
    series: [...observed.seconds],
    generator: { late: observed.punctuality.late, connections: CONNECTIONS_PER_DOOR },
  };
}

/** The cheapest layer first, as the gateway asks its questions. */
const layers = ['window', 'rate', 'token', 'threshold', 'request', 'permits', 'broker'];

function refusedBy(refused: ReadonlyMap<string, number>): Result['funnel']['refusedBy'] {
  return [...refused]
    .map(([reason, count]) => {
      const [layer = '', outcome = ''] = reason.split(' ');
      return { layer, outcome, count };
    })
    .sort((one, other) => layers.indexOf(one.layer) - layers.indexOf(other.layer) || other.count - one.count);
}
