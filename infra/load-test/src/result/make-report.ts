import type { Invocation } from '../invocation';
import { worstOf, type Report, type Result } from './result';

interface Circumstances {
  readonly invocation: Invocation;
  readonly machine: Report['machine'];
  readonly isFreshlyStarted: boolean;
}

/** What both ways left behind so far; the direct one is empty when it was not asked for beside the other. */
export interface Runs {
  readonly runs: readonly Result[];
  readonly direct: readonly Result[];
}

/** What the command leaves behind after the runs so far. */
export function makeReport({ invocation, machine, isFreshlyStarted }: Circumstances, { runs, direct }: Runs): Report {
  const { command, seed, scenarioName } = invocation;
  const [first] = runs;
  const all = [...runs, ...direct];
  return {
    verdict: worstOf(all.map(({ verdict }) => verdict)),
    isPartial: isUnfinished(invocation, { runs, direct }) || all.some(({ isPartial }) => isPartial),
    ...{ command, scenario: scenarioName, seed, startedAt: first?.startedAt ?? '', isFreshlyStarted, machine },
    strategy: invocation.strategy === 'direct' ? 'direct' : 'queue',
    runs: [...runs],
    direct: [...direct],
  };
}

function isUnfinished({ runs: wanted, strategy }: Invocation, { runs, direct }: Runs): boolean {
  return runs.length < wanted || (strategy === 'both' && direct.length < wanted);
}
