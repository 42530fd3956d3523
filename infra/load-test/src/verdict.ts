import { checkWhenQuiet } from '@floodgate/invariants';
import type { Scoreboard } from './generator/scoreboard';
import type { Check } from './result/result';
import type { RunningSystem } from './system/running-system';

/** Notifications and books are a moment behind the last final answer. */
const QUIET_DEADLINE_MS = 120_000;

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

/** The invariants of the whole system, once it is quiet. */
export async function checksOfSystem(
  { databases, broker }: RunningSystem,
  report: (line: string) => void,
): Promise<Check[]> {
  const books = { databases, broker, vhost: 'floodgate' };
  const findings = await checkWhenQuiet(books, {}, { deadlineMs: QUIET_DEADLINE_MS, report });
  return findings.map(({ invariant, offenders }) => ({ title: invariant, offenders: [...offenders] }));
}
