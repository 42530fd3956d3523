import { idOf } from './result/figure-book';
import { numberText } from './result/number-text';
import type { Figure, Result } from './result/result';
import { readResult } from './result/result-files';
import { changeOf, medianOf, rangeOf } from './result/statistics';
import { UsageError } from './usage';

const NAME_WIDTH = 66;

/** Two results side by side, with the change of each figure. Returns the exit code. */
export function compare(files: readonly string[], print: (line: string) => void): number {
  const [first, second, ...more] = files;
  if (first === undefined || second === undefined || more.length > 0) {
    throw new UsageError('Name the two results to compare: compare one.json other.json.');
  }
  for (const line of comparisonText(readResult(first), readResult(second))) print(line);
  return 0;
}

/** A change is told where the ranges of the rounds do not overlap; where they do, it is noise. */
export function comparisonText(one: Result, other: Result): readonly string[] {
  const before = new Map(one.figures.map((figure) => [idOf(figure), figure]));
  const after = new Map(other.figures.map((figure) => [idOf(figure), figure]));
  const both = [...before].flatMap(([id, figure]) => {
    const later = after.get(id);
    return later === undefined ? [] : [changeText(id, figure, later)];
  });
  const only = (some: typeof before, others: typeof after, which: string) =>
    [...some.keys()].filter((id) => !others.has(id)).map((id) => `${id.padEnd(NAME_WIDTH)}only in the ${which}`);
  return [...both, ...only(before, after, 'first'), ...only(after, before, 'second'), ...differences(one, other)];
}

function changeText(id: string, before: Figure, after: Figure): string {
  const { percent, verdict } = changeOf(before.values, after.values);
  const change = Number.isFinite(percent) ? `${percent < 0 ? '' : '+'}${percent.toFixed(1)} %` : '–';
  const said = { more: 'more', less: 'less', noise: 'within the noise', unknown: 'a single round' }[verdict];
  return `${id.padEnd(NAME_WIDTH)}${spreadText(before)} → ${spreadText(after)} ${after.unit.padEnd(8)}${change.padStart(9)}  ${said}`;
}

function spreadText({ values }: Figure): string {
  const { lowest, highest } = rangeOf(values);
  return `${numberText(medianOf(values))} (${numberText(lowest)}–${numberText(highest)})`.padStart(28);
}

/** What makes the comparison unfair. */
function differences(one: Result, other: Result): readonly string[] {
  const machineOf = ({ machine }: Result) => `${machine.cores} × ${machine.cpu}`;
  const fair: readonly (readonly [string, string, string])[] = [
    ['commit', one.machine.commit, other.machine.commit],
    ['command', one.command, other.command],
    ['machine', machineOf(one), machineOf(other)],
    ['node', one.machine.node, other.machine.node],
    ['settings', JSON.stringify(one.settings), JSON.stringify(other.settings)],
    ['load before', one.machine.loadAverage.toFixed(1), other.machine.loadAverage.toFixed(1)],
  ];
  const partial = [one, other].flatMap(({ stoppedBy }, index) =>
    stoppedBy === null ? [] : [`The ${index === 0 ? 'first' : 'second'} is a part of a run: ${stoppedBy}`],
  );
  return [
    ...fair.flatMap(([name, from, to]) => (from === to ? [] : [`The ${name} differs: ${from} and ${to}`])),
    ...partial,
  ];
}
