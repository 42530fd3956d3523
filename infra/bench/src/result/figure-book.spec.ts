import { FigureBook, valuesOf } from './figure-book';
import { resultText } from './result-text';
import type { Figure, Result } from './result';
import { targetText } from './targets';

const settled = (of: string, values: number[]): Figure => ({
  part: 'settled',
  name: 'settled',
  unit: '/s',
  of,
  values,
});
const resultOf = (figures: Figure[], stoppedBy: string | null = null): Result => ({
  startedAt: '2026-01-05T10:00:00.000Z',
  command: 'npm run bench --',
  stoppedBy,
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
  figures,
});

it('keeps the values of a figure in the order of its rounds', () => {
  const book = new FigureBook();
  const key = { part: 'rpc', name: 'answer p50', unit: 'ms', of: 'bare echo' };
  book.note(key, 2);
  book.note({ ...key, of: 'stock check' }, 9);
  book.note(key, 1);
  expect(valuesOf(book.figures, key)).toEqual([2, 1]);
});

describe('a target', () => {
  it('is judged by the ratio of each round', () => {
    const lines = targetText([settled('system', [40, 90]), settled('one message per step', [20, 30])]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/✓ settled\/s, to one message per step .* 2\.5 ×/);
  });

  it('is missed when the ratio is short of it', () => {
    expect(targetText([settled('system', [10]), settled('coalesced', [20])])[0]).toMatch(/✗ settled\/s, to coalesced/);
  });

  it('is not mentioned when it was not measured', () => {
    expect(targetText([settled('system', [10])])).toEqual([]);
  });
});

it('says of an interrupted run that it is a part', () => {
  expect(resultText(resultOf([settled('system', [10])], 'interrupted')).at(-1)).toMatch(/part of the run: interrupted/);
  expect(resultText(resultOf([settled('system', [10])])).join()).not.toMatch(/part of the run/);
});
