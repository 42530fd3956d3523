import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare } from './compare';
import type { Result } from './result/result';
import { UsageError } from './usage';

const resultOf = (values: number[], extra: Partial<Result> = {}): Result => ({
  startedAt: '2026-01-05T10:00:00.000Z',
  command: 'npm run bench --',
  stoppedBy: null,
  machine: {
    ...{
      cpu: 'a',
      cores: 2,
      memoryBytes: 1,
      loadAverage: 0,
      node: 'v20',
      postgres: '15',
      rabbitmq: '3.10',
      commit: 'c',
    },
  },
  settings: { rounds: 2, seconds: 1, connections: 64, drainCount: 1, system: {} },
  figures: [{ part: 'settled', name: 'settled', unit: '/s', of: 'system', values }],
  ...extra,
});

describe('comparing two results', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'floodgate-compare-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, content: unknown): string => {
    const file = join(folder, name);
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  };
  const said = (...files: readonly string[]): string => {
    const lines: string[] = [];
    compare(files, (line) => lines.push(line));
    return lines.join('\n');
  };

  it('tells the change of the median in percent, and the range of both', () => {
    const text = said(write('a.json', resultOf([90, 100, 110])), write('b.json', resultOf([140, 150, 160])));
    expect(text).toMatch(/settled · settled · system .*100 \(90–110\) → .*150 \(140–160\).*\+50\.0 % {2}more/);
  });

  it('calls noise what is noise', () => {
    const text = said(write('a.json', resultOf([90, 100, 160])), write('b.json', resultOf([95, 120, 130])));
    expect(text).toMatch(/\+20\.0 % {2}within the noise/);
  });

  it('names what is in one of them only, and what makes the comparison unfair', () => {
    const other = resultOf([1], { stoppedBy: 'interrupted', command: 'npm run bench -- micro' });
    const renamed = { ...other, figures: other.figures.map((figure) => ({ ...figure, name: 'accepted' })) };
    const text = said(write('a.json', resultOf([1])), write('b.json', renamed));
    expect(text).toMatch(/settled · settled · system +only in the first/);
    expect(text).toMatch(/settled · accepted · system +only in the second/);
    expect(text).toMatch(/The command differs/);
    expect(text).toMatch(/The second is a part of a run: interrupted/);
  });

  it.each([
    ['a file that is not there', ['missing.json', 'missing.json'], /cannot be read/],
    ['one file', ['missing.json'], /Name the two results/],
  ])('refuses %s', (_, files, message) => {
    expect(() => said(...files.map((file) => join(folder, file)))).toThrow(message);
  });

  it('refuses a file that is something else', () => {
    const [broken, other] = [write('a.json', '{'), write('b.json', { startedAt: 1 })];
    expect(() => said(broken, other)).toThrow(UsageError);
    expect(() => said(other, other)).toThrow(/is not a result of this bench/);
  });
});
