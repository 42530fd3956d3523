import { figuresOf } from './result/figures-of';
import { shown } from './result/range-text';
import { readResult } from './result/result-files';
import { UsageError } from './usage';

/** Two results side by side, with the ratio of the second to the first. Returns the exit code. */
export function compare(files: readonly string[], print: (line: string) => void): number {
  const [first, second, ...more] = files;
  if (first === undefined || second === undefined || more.length > 0) {
    throw new UsageError('Name the two results to compare: compare one.json other.json.');
  }
  const [one, other] = [readResult(first), readResult(second)];
  const [before, after] = [figuresOf(one), figuresOf(other)];
  print(`${''.padEnd(28)}${one.verdict.padStart(12)}${other.verdict.padStart(12)}`);
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [from, to] = [before.get(name), after.get(name)];
    const ratio = from !== undefined && to !== undefined && from > 0 ? `× ${(to / from).toFixed(2)}` : '';
    print(`${name.padEnd(28)}${shown(from).padStart(12)}${shown(to).padStart(12)}  ${ratio}`);
  }
  for (const line of differences(one, other)) print(line);
  return 0;
}

/** What makes the comparison unfair. */
function differences(one: ReturnType<typeof readResult>, other: ReturnType<typeof readResult>): readonly string[] {
  const fair: readonly (readonly [string, string, string])[] = [
    ['command', one.command, other.command],
    ['machine', `${one.machine.cores} × ${one.machine.cpu}`, `${other.machine.cores} × ${other.machine.cpu}`],
    ['replicas', JSON.stringify(one.machine.replicas), JSON.stringify(other.machine.replicas)],
    ['commit', one.machine.commit, other.machine.commit],
  ];
  return fair.flatMap(([name, from, to]) => (from === to ? [] : [`The ${name} differs: ${from} and ${to}`]));
}
