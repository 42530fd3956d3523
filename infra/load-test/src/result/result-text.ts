import { outcomes } from '../generator/outcome';
import type { Result } from './result';

/** The result for a terminal: the verdict first. */
export function resultText(result: Result): readonly string[] {
  const { verdict, isPartial, checks, funnel, latencies, settling, drainS, generator } = result;
  const failed = checks.filter(({ offenders }) => offenders.length > 0);
  return [
    `${verdict}${isPartial ? ' (interrupted: this is a part of the run)' : ''}: ${checks.length - failed.length} of ${checks.length} checks hold`,
    ...failed.map(({ title, offenders }) => `  ✗ ${title}: ${offenders.slice(0, 5).join(', ')}`),
    '',
    `offered ${funnel.offered}, ${funnel.units} pieces on sale`,
    ...outcomes
      .filter((outcome) => funnel.told[outcome] > 0)
      .map((outcome) => row(outcome, funnel.told[outcome], latencies[outcome])),
    `then confirmed ${funnel.confirmed}, rejected ${funnel.rejected}, paid ${funnel.paid}, cancelled ${funnel.cancelled}`,
    row('settled', settling.count, settling),
    `drained ${drainS.toFixed(1)} s after the last customer; generator at most ${generator.latestMs.toFixed(0)} ms late, ` +
      `${Math.round(100 * generator.cpuShare)} % of a core`,
  ];
}

type Latency = Result['settling'];

function row(name: string, count: number, latency: Latency | undefined): string {
  if (!latency) return `  ${name.padEnd(13)}${count}`;
  const { p50Ms, p99Ms, p999Ms, maxMs } = latency;
  const figures = [p50Ms, p99Ms, p999Ms, maxMs].map((ms) => ms.toFixed(1)).join(' / ');
  return `  ${name.padEnd(13)}${String(count).padStart(8)}   p50 / p99 / p99.9 / max  ${figures} ms`;
}
