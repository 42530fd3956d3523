import { contestantNames } from '../contestants/contestant';
import { valuesOf } from './figure-book';
import { numberText } from './number-text';
import type { Figure, Result } from './result';
import { medianOf, rangeOf, ratiosOf } from './statistics';
import { targetText } from './targets';

/** Each part with its figures: the median and the range of the rounds. */
export function resultText({ figures, stoppedBy }: Result): readonly string[] {
  const parts = [...new Set(figures.map(({ part }) => part))];
  const lines = parts.flatMap((part) => [
    '',
    part,
    ...figures.filter((figure) => figure.part === part).map(figureText),
  ]);
  const judged = targetText(figures);
  return [
    ...lines,
    ...(judged.length > 0 ? ['', 'targets', ...judged] : []),
    ...costText(figures),
    ...(stoppedBy === null ? [] : ['', `This is a part of the run: ${stoppedBy}`]),
  ];
}

/** The figure that a busy machine changes least. */
function costText(figures: readonly Figure[]): readonly string[] {
  const of = (name: string) => valuesOf(figures, { part: 'settled', name: 'cpu of everything', of: name });
  const [system, ...others] = contestantNames;
  return others.flatMap((other) => {
    const ratio = medianOf(ratiosOf(of(system), of(other)));
    return Number.isFinite(ratio) ? [`  processor time per order is ${numberText(ratio)} × that of ${other}`] : [];
  });
}

function figureText({ name, of, unit, values }: Figure): string {
  const { lowest, highest } = rangeOf(values);
  const spread = values.length > 1 ? `  (${numberText(lowest)} to ${numberText(highest)})` : '';
  return `  ${name.padEnd(36)}${of.padEnd(38)}${numberText(medianOf(values)).padStart(10)} ${unit.padEnd(10)}${spread}`;
}
