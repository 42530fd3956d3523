import { outcomes } from '../generator/outcome';
import type { Result, Second } from '../result/result';

/** One picture over time: seconds along the bottom, a line for each name. Null is «not measured in that second». */
export interface Chart {
  readonly title: string;
  readonly unit: string;
  readonly times: readonly number[];
  readonly lines: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
}

const MEBIBYTE = 1_024 * 1_024;

/** The pictures of a result. What was refused is a line of its own for each reason, never a part of what was admitted. */
export function chartsOf({ series }: Result): readonly Chart[] {
  const times = series.map(({ atS }) => atS);
  const chart = (title: string, unit: string, lines: Chart['lines']): Chart => ({ title, unit, times, lines });
  const line = (label: string, valueOf: (second: Second, index: number) => number | null) => ({
    label,
    values: series.map(valueOf),
  });
  const told = outcomes.filter((outcome) => series.some((second) => (second.told[outcome] ?? 0) > 0));
  const names = [...new Set(series.flatMap(({ processes }) => processes.map(({ name }) => name)))];
  return [
    chart('Offered, admitted, settled', 'per second', [
      line('offered', ({ offered }) => offered),
      line('admitted', ({ told: each }) => each.admitted ?? 0),
      line('settled', ({ confirmed, rejected }) => confirmed + rejected),
    ]),
    chart(
      'What customers were told',
      'per second',
      told.map((outcome) => line(outcome, ({ told: each }) => each[outcome] ?? 0)),
    ),
    chart('Backlog', 'tickets', [line('admitted, without a final answer', ({ waiting }) => waiting)]),
    chart(
      'Messages that wait',
      'messages',
      names.map((name) => line(name, (second) => figureOf(second, name)?.backlogMessages ?? null)),
    ),
    chart(
      'CPU',
      'cores',
      names.map((name) => line(name, (_second, index) => coresUsed(series, index, name))),
    ),
    chart(
      'Memory',
      'MiB resident',
      names.map((name) => line(name, (second) => mebibytes(figureOf(second, name)?.residentBytes))),
    ),
  ];
}

function figureOf({ processes }: Second, name: string) {
  return processes.find((process) => process.name === name);
}

/** CPU time since the second before, over the time that passed. */
function coresUsed(series: readonly Second[], index: number, name: string): number | null {
  const [before, now] = [series[index - 1], series[index]];
  if (!before || !now || now.atS <= before.atS) return null;
  const [from, to] = [figureOf(before, name), figureOf(now, name)];
  // A process that was started anew begins to count anew.
  if (!from || !to || to.cpuS < from.cpuS) return null;
  return (to.cpuS - from.cpuS) / (now.atS - before.atS);
}

function mebibytes(bytes: number | undefined): number | null {
  return bytes === undefined ? null : Math.round(bytes / MEBIBYTE);
}
