import { CannotCheck, checkWhenQuiet } from '@floodgate/invariants';
import type { Observed } from './load-run';
import type { Check } from './result/result';
import type { RunningSystem } from './system/running-system';

/** Notifications and books are a moment behind the last final answer. */
const QUIET_DEADLINE_MS = 120_000;
/** An order may expire between the quiet and the look. */
const AGAIN_MS = 8_000;
const OFFENDERS_KEPT_COUNT = 100;

type Seen = Pick<Observed, 'scoreboard' | 'mishaps' | 'failedActs' | 'isWaitedFor'>;

/** What must hold of the run itself, by what its customers were told. */
export function checksOfRun({ scoreboard, mishaps, failedActs, isWaitedFor }: Seen, units: number): readonly Check[] {
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
      title: 'every ticket got its final answer',
      ...(isWaitedFor
        ? { offenders: scoreboard.unanswered().slice(0, OFFENDERS_KEPT_COUNT) }
        : { offenders: [], unknown: `${scoreboard.waitingCount} tickets had none when the waiting ended` }),
    },
    {
      title: 'nobody saw an error of ours',
      offenders: [...(errors > 0 ? [`${errors} answers of 5xx that are not 503`] : []), ...failedActs],
    },
    {
      title: 'the run went as it was meant to',
      offenders: [],
      ...(mishaps.length > 0 && { unknown: mishaps.join('; ') }),
    },
  ];
}

/** The invariants of the whole system, once it is quiet. */
export async function checksOfSystem(
  { databases, broker }: RunningSystem,
  report: (line: string) => void,
  signal: AbortSignal,
): Promise<readonly Check[]> {
  const books = { databases, broker, vhost: 'floodgate' };
  const interrupted = new Promise<undefined>((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  try {
    const looking = checkWhenQuiet(books, {}, { deadlineMs: QUIET_DEADLINE_MS, againMs: AGAIN_MS, report });
    const findings = await Promise.race([looking, interrupted]);
    if (!findings) return [unknown('interrupted before they were read')];
    return findings.map(({ invariant, offenders }) => ({ title: invariant, offenders: [...offenders] }));
  } catch (error) {
    if (error instanceof CannotCheck) return [unknown(error.message)];
    throw error;
  }
}

function unknown(why: string): Check {
  return { title: 'the books of the whole system hold', offenders: [], unknown: why };
}
