import { outcomes } from '../generator/outcome';
import { generatorHealth } from './generator-health';
import type { Report, Result } from './result';

/** How a figure is read: what it counts, and whether more of it is better. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly better: 'more' | 'less' | 'neither';
  /** One of each run; the median and the range are made of them. */
  readonly values: readonly number[];
}

type Measure = Omit<Figure, 'values'> & { readonly of: (result: Result) => number | undefined };

const perS = (count: number, seconds: number) => (seconds > 0 ? count / seconds : undefined);

const whole: readonly Measure[] = [
  { name: 'offered', unit: '', better: 'neither', of: ({ funnel }) => funnel.offered },
  {
    name: 'offered a second',
    unit: '/s',
    better: 'neither',
    of: ({ funnel, spans }) => perS(funnel.offered, spans.offeredS),
  },
  {
    name: 'answered a second',
    unit: '/s',
    better: 'neither',
    of: ({ funnel, spans }) => perS(funnel.offered, spans.answeredS),
  },
  { name: 'settled', unit: '', better: 'neither', of: ({ settling }) => settling.count },
  {
    name: 'settled a second',
    unit: '/s',
    better: 'more',
    of: ({ settling, spans }) => perS(settling.count, spans.settledS),
  },
  { name: 'drain', unit: ' s', better: 'less', of: ({ drainS }) => drainS },
  { name: 'quiet and checked after', unit: ' s', better: 'less', of: ({ quietS }) => quietS ?? undefined },
];

const told: readonly Measure[] = outcomes.flatMap((outcome): Measure[] => {
  const latency = (result: Result) => (result.latencies[outcome].count > 0 ? result.latencies[outcome] : undefined);
  return [
    { name: outcome, unit: '', better: 'neither', of: ({ funnel }) => funnel.told[outcome] || undefined },
    { name: `${outcome} p50`, unit: ' ms', better: 'less', of: (result) => latency(result)?.p50Ms },
    { name: `${outcome} p99`, unit: ' ms', better: 'less', of: (result) => latency(result)?.p99Ms },
    { name: `${outcome} p99.9`, unit: ' ms', better: 'less', of: (result) => latency(result)?.p999Ms },
  ];
});

const settled = (result: Result) => (result.settling.count > 0 ? result.settling : undefined);
const settling: readonly Measure[] = [
  { name: 'due to settled p50', unit: ' ms', better: 'less', of: (result) => settled(result)?.p50Ms },
  { name: 'due to settled p99', unit: ' ms', better: 'less', of: (result) => settled(result)?.p99Ms },
];

const generator: readonly Measure[] = [
  { name: 'generator late p99', unit: ' ms', better: 'less', of: ({ generator: { late } }) => late.p99Ms },
  {
    name: 'generator busy at most',
    unit: ' %',
    better: 'less',
    of: (result) => 100 * generatorHealth(result).busyPeakShare,
  },
];

/** The figures of a report that are worth comparing, in the order in which they are read; those that no run has are left out. */
export function figuresOf({ runs }: Pick<Report, 'runs'>): readonly Figure[] {
  return [...whole, ...told, ...settling, ...generator]
    .map(({ of, ...figure }) => ({ ...figure, values: runs.flatMap((result) => of(result) ?? []) }))
    .filter(({ values }) => values.length > 0);
}

/** As people read numbers: no more digits than mean something. */
export function shown(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en');
  return value >= 1_000 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2);
}
