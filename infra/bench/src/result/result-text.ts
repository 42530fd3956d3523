import { numberText } from './number-text';
import type { Figure, Result } from './result';
import { medianOf, rangeOf } from './statistics';
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
    ...(stoppedBy === null ? [] : ['', `This is a part of the run: ${stoppedBy}`]),
  ];
}

function figureText({ name, of, unit, values }: Figure): string {
  const { lowest, highest } = rangeOf(values);
  const spread = values.length > 1 ? `  (${numberText(lowest)} to ${numberText(highest)})` : '';
  return `  ${name.padEnd(36)}${of.padEnd(38)}${numberText(medianOf(values)).padStart(10)} ${unit.padEnd(10)}${spread}`;
}
