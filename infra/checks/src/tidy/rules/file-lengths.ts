import type { Finding, Repository, Rule } from '../repository';
import { fileName, isCode, isSpec } from '../kinds-of-files';

const MOST_LINES = 250;
const LONG_LINES = 150;
const LONG_SHARE = 0.05;
const MEDIAN_LINES = 60;

export const fileLengths: Rule = (repository) => {
  const code = repository.paths.filter((path) => isCode(path));
  const lengths = code.map((path) => ({ path, lines: linesOf(repository, path) }));
  const written = lengths.filter(({ path }) => !isSpec(path)).sort((a, b) => a.lines - b.lines);
  return [
    ...lengths.filter(({ path, lines }) => lines > MOST_LINES && !isDecided(repository, path)).map(tooLong),
    ...tooManyLong(written),
    ...highMedian(written),
  ];
};

interface Measured {
  readonly path: string;
  readonly lines: number;
}

function tooLong({ path, lines }: Measured): Finding {
  return {
    where: path,
    what: `${lines} lines, ${MOST_LINES} at most: it is more than one idea`,
    instead: 'split it by idea, or name the file and the reason under "## Decisions" in the README of its project',
  };
}

function tooManyLong(written: readonly Measured[]): Finding[] {
  const long = written.filter(({ lines }) => lines > LONG_LINES);
  if (long.length <= written.length * LONG_SHARE) return [];
  const where = long.map(({ path, lines }) => `${path} (${lines})`).join(', ');
  const what = `more than ${LONG_SHARE * 100}% of the files are longer than ${LONG_LINES} lines`;
  return [{ where, what, instead: 'ask of each whether it is still one idea' }];
}

function highMedian(written: readonly Measured[]): Finding[] {
  const middle = written[Math.floor(written.length / 2)];
  if (!middle || middle.lines <= MEDIAN_LINES) return [];
  const what = `the median file has ${middle.lines} lines, ${MEDIAN_LINES} at most`;
  return [{ where: 'the whole repository', what, instead: 'make files smaller than the ones around them' }];
}

const linesOf = ({ read }: Repository, path: string): number => read(path).split('\n').length - 1;

function isDecided(repository: Repository, path: string): boolean {
  const readme = `${path.split('/').slice(0, 2).join('/')}/README.md`;
  const [, decisions = ''] = repository.paths.includes(readme) ? repository.read(readme).split('## Decisions') : [];
  return decisions.includes(fileName(path));
}
