import { outcomes } from '../generator/outcome';
import type { Result } from './result';

/** The figures of a run that are worth comparing, by name. */
export function figuresOf({
  funnel,
  latencies,
  settling,
  drainS,
  series,
  generator,
}: Result): ReadonlyMap<string, number> {
  const seconds = Math.max(1, series.at(-1)?.atS ?? 1);
  const told = outcomes.filter((outcome) => funnel.told[outcome] > 0);
  return new Map([
    ['offered', funnel.offered],
    ...told.map((outcome): [string, number] => [outcome, funnel.told[outcome]]),
    ['settled', settling.count],
    ['settled per second', settling.count / seconds],
    ...told.flatMap((outcome): [string, number][] => [
      [`${outcome} p50 ms`, latencies[outcome].p50Ms],
      [`${outcome} p99 ms`, latencies[outcome].p99Ms],
      [`${outcome} p99.9 ms`, latencies[outcome].p999Ms],
    ]),
    ['accepted to settled p50 ms', settling.p50Ms],
    ['accepted to settled p99 ms', settling.p99Ms],
    ['drain s', drainS],
    ['generator late ms', generator.latestMs],
  ]);
}
