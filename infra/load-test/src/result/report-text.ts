import { isRefusal, outcomes, type Outcome } from '../generator/outcome';
import { figuresOf, shown } from './figures-of';
import { medianOf } from './median';
import { generatorHealth } from './generator-health';
import { verdictOf, type Report, type Result } from './result';

const OFFENDERS_SHOWN_COUNT = 5;

/** One crowd for a terminal: the verdict first. */
export function resultText(result: Result): readonly string[] {
  const { verdict, isPartial, checks, funnel, latencies, settling, drainS, quietS } = result;
  const bad = checks.filter((check) => verdictOf(check) !== 'PASS');
  const answers = (isMeant: (outcome: Outcome) => boolean) =>
    outcomes
      .filter((outcome) => funnel.told[outcome] > 0 && isMeant(outcome))
      .map((outcome) => row(outcome, funnel.told[outcome], latencies[outcome]));
  return [
    `${verdict}${isPartial ? ' (interrupted: this is a part of the run)' : ''}: ${checks.length - bad.length} of ${checks.length} checks hold`,
    ...bad.map(({ title, offenders, unknown }) =>
      unknown === undefined
        ? `  ✗ ${title}: ${offenders.slice(0, OFFENDERS_SHOWN_COUNT).join(', ')}`
        : `  ? ${title}: ${unknown}`,
    ),
    '',
    `  ${'offered'.padEnd(15)}${count(funnel.offered)}   ${shown(funnel.units)} pieces on sale`,
    `  ${''.padEnd(15)}${''.padStart(10)}   p50 / p99 / p99.9 / max, from the moment a customer was due`,
    ...answers((outcome) => !isRefusal(outcome)),
    ...answers(isRefusal),
    ...funnel.refusedBy.map(
      ({ layer, outcome, count: each }) => `    ${`by ${layer}: ${outcome}`.padEnd(26)}${shown(each)}`,
    ),
    row('settled', settling.count, settling),
    `  of the tickets: confirmed ${funnel.confirmed}, rejected ${funnel.rejected}, no answer ${funnel.waiting}; then paid ${funnel.paid}, cancelled ${funnel.cancelled}, expired ${funnel.expired}`,
    `  drained ${drainS.toFixed(1)} s after the last customer was answered${quietS === null ? '' : `, quiet and checked ${quietS.toFixed(1)} s after that`}`,
    ...healthText(result),
  ];
}

/** Several runs of one command: the median and the range of each figure. */
export function rangeText(report: Report): readonly string[] {
  const passed = report.runs.filter(({ verdict }) => verdict === 'PASS').length;
  return [
    `${report.verdict}: ${passed} of ${report.runs.length} runs PASS; the median of each figure, and from the lowest to the highest:`,
    ...figuresOf(report).map(({ name, unit, values }) => {
      const range = `(${shown(Math.min(...values))} to ${shown(Math.max(...values))})`;
      return `  ${name.padEnd(26)}${`${shown(medianOf(values))}${unit}`.padStart(14)}  ${range}`;
    }),
  ];
}

function healthText(result: Result): readonly string[] {
  const { lateP99Ms, lateMaxMs, busyPeakShare, doubts } = generatorHealth(result);
  const busy = `busy for ${Math.round(100 * busyPeakShare)} % of its busiest second`;
  return [
    `  generator: late by ${lateP99Ms.toFixed(1)} ms (p99), ${lateMaxMs.toFixed(0)} ms at most; ${busy}`,
    ...doubts.map((doubt) => `    ! ${doubt}`),
  ];
}

function row(name: string, told: number, { p50Ms, p99Ms, p999Ms, maxMs }: Result['settling']): string {
  const figures = [p50Ms, p99Ms, p999Ms, maxMs].map((ms) => ms.toFixed(1)).join(' / ');
  return `  ${name.padEnd(15)}${count(told)}   ${figures} ms`;
}

function count(value: number): string {
  return shown(value).padStart(10);
}
