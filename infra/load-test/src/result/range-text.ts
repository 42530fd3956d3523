import { figuresOf } from './figures-of';
import type { Result } from './result';

/** Several runs of one command: the median and the range of each figure. */
export function rangeText(results: readonly Result[]): readonly string[] {
  const runs = results.map(figuresOf);
  const names = [...new Set(runs.flatMap((figures) => [...figures.keys()]))];
  const passed = results.filter(({ verdict }) => verdict === 'PASS').length;
  return [
    `${passed} of ${results.length} runs PASS; median (lowest to highest) of each figure:`,
    ...names.map((name) => {
      const values = runs.flatMap((figures) => figures.get(name) ?? []).sort((one, other) => one - other);
      return `  ${name.padEnd(28)}${shown(medianOf(values)).padStart(10)}  (${shown(values[0])} to ${shown(values.at(-1))})`;
    }),
  ];
}

/** Of sorted values. */
export function medianOf(values: readonly number[]): number | undefined {
  const [low, high] = [values[Math.ceil(values.length / 2) - 1], values[Math.floor(values.length / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

export function shown(value: number | undefined): string {
  if (value === undefined) return '–';
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
