import type { Invocation } from '../invocation';
import { worstOf, type Report, type Result } from './result';

interface Circumstances {
  readonly invocation: Invocation;
  readonly machine: Report['machine'];
  readonly isFreshlyStarted: boolean;
}

/** What the command leaves behind after the runs so far. */
export function makeReport({ invocation, machine, isFreshlyStarted }: Circumstances, runs: readonly Result[]): Report {
  const { command, seed, scenarioName } = invocation;
  const [first] = runs;
  return {
    verdict: worstOf(runs.map(({ verdict }) => verdict)),
    isPartial: runs.length < invocation.runs || runs.some(({ isPartial }) => isPartial),
    ...{ command, scenario: scenarioName, seed, startedAt: first?.startedAt ?? '', isFreshlyStarted, machine },
    runs: [...runs],
  };
}
