import type { Result } from '../../result/result';
import { inPlainWords } from './in-plain-words';
import { rowsOf } from './rows';
import { sideOf } from './side';

const COLUMN_LENGTH = 26;

/** Both ways side by side for a terminal. */
export function comparisonText(queue: readonly Result[], direct: readonly Result[]): readonly string[] {
  const sides = [sideOf(queue), sideOf(direct)] as const;
  const rows = rowsOf(...sides);
  const longest = Math.max(...rows.map(({ what }) => what.length));
  const line = (what: string, one: string, other: string) =>
    `  ${what.padEnd(longest)}${one.padStart(COLUMN_LENGTH)}${other.padStart(COLUMN_LENGTH)}`;
  const { buys, costs } = inPlainWords(...sides);
  return [
    line('', 'over the queue', 'directly'),
    ...rows.map((row) => line(row.what, row.queue, row.direct)),
    ...['', 'What the queue buys:', ...listed(buys), 'What it costs:', ...listed(costs)],
  ];
}

function listed(sentences: readonly string[]): readonly string[] {
  return sentences.length === 0 ? ['  - nothing that these runs show'] : sentences.map((sentence) => `  - ${sentence}`);
}
