import { perOutcome } from '../generator/outcome';
import type { Invocation } from '../invocation';
import type { Observed } from '../load-run';
import type { RunningSystem } from '../system/running-system';
import { machineOf } from './machine';
import type { Check, Result } from './result';

interface Run {
  readonly invocation: Invocation;
  readonly system: RunningSystem;
  readonly observed: Observed;
  readonly checks: readonly Check[];
  readonly startedAt: Date;
  readonly isPartial: boolean;
  /** On sale in the end, in all sales together. */
  readonly units: number;
}

/** Puts together what was seen. */
export function makeResult({ invocation, system, observed, checks, startedAt, isPartial, units }: Run): Result {
  const { scoreboard, seconds, punctuality, drainS, generatorCpuShare } = observed;
  const { afterwards } = scoreboard;
  return {
    verdict: checks.every(({ offenders }) => offenders.length === 0) ? 'PASS' : 'FAIL',
    isPartial,
    checks: [...checks],
    funnel: {
      offered: scoreboard.offeredCount,
      told: perOutcome((outcome) => scoreboard.counts.get(outcome) ?? 0),
      confirmed: scoreboard.finals.get('confirmed') ?? 0,
      rejected: scoreboard.finals.get('rejected') ?? 0,
      paid: afterwards.get('order.paid.v1') ?? 0,
      cancelled: afterwards.get('order.cancelled.v1') ?? 0,
      expired: afterwards.get('order.expired.v1') ?? 0,
      units,
    },
    latencies: perOutcome((outcome) => scoreboard.latencyOf(outcome)),
    settling: scoreboard.settling.summary(),
    drainS,
    series: [...seconds],
    generator: { latestMs: punctuality.latestMs, cpuShare: generatorCpuShare },
    machine: machineOf(system),
    command: invocation.command,
    seed: invocation.seed,
    startedAt: startedAt.toISOString(),
  };
}
