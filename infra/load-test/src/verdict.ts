import { setTimeout as pause } from 'node:timers/promises';
import { checkInvariants } from '@floodgate/invariants';
import type { Scoreboard } from './generator/scoreboard';
import type { Check } from './result/result';
import type { RunningSystem } from './system/running-system';

/** Notifications and books are a moment behind the last final answer. */
const QUIET_DEADLINE_MS = 120_000;
const POLL_MS = 1_000;

/** What must hold of the run itself, by what its customers were told. */
export function checksOfRun({
  scoreboard,
  units,
}: {
  readonly scoreboard: Scoreboard;
  readonly units: number;
}): Check[] {
  const { finals, afterwards } = scoreboard;
  const gaveUp = (afterwards.get('order.cancelled.v1') ?? 0) + (afterwards.get('order.expired.v1') ?? 0);
  const owned = (finals.get('confirmed') ?? 0) - gaveUp;
  const errors = scoreboard.counts.get('error') ?? 0;
  return [
    {
      title: 'no more tickets are confirmed or paid than there were pieces',
      offenders: owned > units ? [`${owned} of ${units} pieces`] : [],
    },
    {
      title: 'every admitted ticket got its final answer',
      offenders: scoreboard.unanswered(),
    },
    {
      title: 'nobody saw an error of ours',
      offenders: errors > 0 ? [`${errors} answers of 5xx that are not 503`] : [],
    },
  ];
}

/** The invariants of the whole system, once it is quiet; what does not hold by then does not hold. */
export async function checksOfSystem({ databases, broker }: RunningSystem): Promise<Check[]> {
  const deadline = Date.now() + QUIET_DEADLINE_MS;
  for (;;) {
    const findings = await checkInvariants({ databases, broker, vhost: 'floodgate' });
    const checks = findings.map(({ invariant, offenders }) => ({ title: invariant, offenders: [...offenders] }));
    if (checks.every(({ offenders }) => offenders.length === 0) || Date.now() > deadline) return checks;
    await pause(POLL_MS);
  }
}
