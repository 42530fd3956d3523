import { figuresOf, type Figure } from './figures-of';
import { medianOf } from './median';
import type { Report } from './result';

/** The same figure of two results: the medians, where there are several runs. */
export interface Pair extends Pick<Figure, 'name' | 'unit' | 'better'> {
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** Of the second to the first. */
  readonly ratio: number | undefined;
}

export function sideBySide(one: Report, other: Report): readonly Pair[] {
  const [before, after] = [figuresOf(one), figuresOf(other)];
  const named = new Map([...before, ...after].map((figure) => [figure.name, figure]));
  return [...named.values()].map(({ name, unit, better }) => {
    const [from, to] = [valueIn(before, name), valueIn(after, name)];
    const ratio = from !== undefined && to !== undefined && from > 0 ? to / from : undefined;
    return { name, unit, better, from, to, ratio };
  });
}

/** What makes the comparison unfair. */
export function unfairness(one: Report, other: Report): readonly string[] {
  const facts: readonly (readonly [string, (report: Report) => string])[] = [
    ['command', ({ command }) => command.replace(/ --(out|runs)[ =]\S+/g, '')],
    ['machine', ({ machine }) => `${machine.cores} × ${machine.cpu}`],
    ['way of running', ({ machine }) => machine.mode],
    ['replicas', ({ machine }) => JSON.stringify(machine.replicas)],
    ['versions', ({ machine }) => JSON.stringify(machine.versions)],
    ['commit', ({ machine }) => machine.commit],
    ['start', ({ isFreshlyStarted }) => (isFreshlyStarted ? 'a demo just started' : 'a demo that ran')],
    ['extent', ({ isPartial }) => (isPartial ? 'a part' : 'the whole run')],
  ];
  return facts.flatMap(([name, of]) =>
    of(one) === of(other) ? [] : [`The ${name} differs: ${of(one)} and ${of(other)}`],
  );
}

function valueIn(figures: readonly Figure[], name: string): number | undefined {
  const found = figures.find((figure) => figure.name === name);
  return found && medianOf(found.values);
}
