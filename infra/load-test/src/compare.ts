import { writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { comparePageOf } from './page/compare-page';
import { shown } from './result/figures-of';
import { makeRoomFor, readReport, resultsFolder } from './result/result-files';
import { sideBySide, unfairness } from './result/side-by-side';
import { UsageError } from './usage';

const NAME = 28;
const VALUE = 16;

/** Two results side by side, as text and as a page, with the ratio of the second to the first. Returns the exit code. */
export function compare(args: readonly string[], print: (line: string) => void): number {
  const { files, out } = read(args);
  const [one, other] = [readReport(files[0]), readReport(files[1])];
  print(`${''.padEnd(NAME)}${one.verdict.padStart(VALUE)}${other.verdict.padStart(VALUE)}`);
  for (const { name, unit, from, to, ratio } of sideBySide(one, other)) {
    const value = (median: number | undefined) =>
      (median === undefined ? '–' : `${shown(median)}${unit}`).padStart(VALUE);
    print(
      `${name.padEnd(NAME)}${value(from)}${value(to)}  ${ratio === undefined ? '' : `× ${ratio.toFixed(2)}`}`.trimEnd(),
    );
  }
  for (const line of unfairness(one, other)) print(line);
  const page = out ?? join(resultsFolder, `${files.map((file) => basename(file, '.json')).join('-and-')}.html`);
  makeRoomFor(resolve(page));
  writeFileSync(resolve(page), comparePageOf(one, other));
  print(`\nThe page: ${resolve(page)}`);
  return 0;
}

function read(args: readonly string[]): {
  readonly files: readonly [string, string];
  readonly out: string | undefined;
} {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { out: { type: 'string' } },
      allowPositionals: true,
    });
    const [one, other, ...more] = positionals;
    if (one === undefined || other === undefined || more.length > 0) throw new Error('Name two results');
    if (values.out !== undefined && !values.out.endsWith('.html'))
      throw new Error('--out: write a name that ends in .html');
    return { files: [one, other], out: values.out };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${why}: compare one.json other.json [--out page.html].`);
  }
}
