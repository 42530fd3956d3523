import { baselineBeside, contestantNames } from '../contestants/contestant';
import { valuesOf } from './figure-book';
import { numberText } from './number-text';
import type { Figure } from './result';
import { medianOf, ratiosOf } from './statistics';

const [system, single, coalesced] = contestantNames;
const MB = 1_000_000;

interface Target {
  readonly title: string;
  readonly limit: string;
  /** NaN when it was not measured. */
  readonly measured: (figures: readonly Figure[]) => number;
  readonly unit: string;
  readonly isMet: (measured: number) => boolean;
}

type Ask = (part: string, name: string, of: string) => readonly number[];

const asked =
  (measure: (ask: Ask) => number) =>
  (figures: readonly Figure[]): number =>
    measure((part, name, of) => valuesOf(figures, { part, name, of }));

const atLeast = (limit: number) => ({ limit: `≥ ${limit} ×`, unit: '×', isMet: (value: number) => value >= limit });
const atMost = (limit: number, unit: string) => ({
  limit: `≤ ${numberText(limit)} ${unit}`,
  unit,
  isMet: (value: number) => value <= limit,
});
const ratio = (part: string, name: string, [of, other]: readonly [string, string]) =>
  asked((ask) => medianOf(ratiosOf(ask(part, name, of), ask(part, name, other))));

const besideBaseline = (level: number) => ratio('stored', 'settled', [String(level), baselineBeside(level)]);

const services = ['order', 'inventory', 'notification', 'flash-sale-gateway', 'audit'];

/** What the system is to reach, each a figure or a ratio of figures of one run. */
export const targets: readonly Target[] = [
  {
    title: 'settled/s, to one message per step',
    measured: ratio('settled', 'settled', [system, single]),
    ...atLeast(2),
  },
  { title: 'settled/s, to coalesced', measured: ratio('settled', 'settled', [system, coalesced]), ...atLeast(0.9) },
  {
    title: 'accepted/s, to one message per step',
    measured: ratio('settled', 'accepted', [system, single]),
    ...atLeast(2),
  },
  {
    title: 'p99 of accepted, to one message per step',
    measured: ratio('settled', 'accepted p99', [system, single]),
    ...atMost(1, '×'),
  },
  {
    title: 'refused/s when sold out, to a bare 429',
    measured: ratio('refused', 'refused', ['sold out', 'bare 429']),
    ...atLeast(0.9),
  },
  {
    title: 'p99 of refused, to a bare 429',
    measured: ratio('refused', 'refused p99', ['sold out', 'bare 429']),
    ...atMost(2, '×'),
  },
  {
    title: 'refused/s while a backlog drains, to a bare 429 while one drains',
    measured: ratio('refused', 'refused while draining', ['sold out', 'bare 429']),
    ...atLeast(0.9),
  },
  {
    title: 'p99 of refused while a backlog drains, to a bare 429 while one drains',
    measured: ratio('refused', 'refused while draining p99', ['sold out', 'bare 429']),
    ...atMost(2, '×'),
  },
  {
    title: 'p99 of accepted at half load, beyond one message per step',
    measured: asked(
      (ask) => medianOf(ask('paced', 'accepted p99', system)) - medianOf(ask('paced', 'accepted p99', single)),
    ),
    ...atMost(50, 'ms'),
  },
  {
    title: 'p99 from accepted to settled at half load',
    measured: asked((ask) => medianOf(ask('paced', 'accepted to settled p99', system))),
    ...atMost(1_000, 'ms'),
  },
  {
    title: 'p50 of a stock check, to a bare echo',
    measured: ratio('rpc', 'answer p50', ['stock check', 'bare echo']),
    ...atMost(1.5, '×'),
  },
  {
    title: 'resident memory of the largest service under load',
    measured: asked((ask) =>
      Math.max(...services.map((name) => medianOf(ask('settled', `memory of ${name}`, system)))),
    ),
    ...atMost(150, 'MB'),
  },
  {
    title: 'resident memory of everything under load',
    measured: asked((ask) => medianOf(ask('settled', 'memory of everything', system))),
    ...atMost(1_200, 'MB'),
  },
  {
    title: 'services ready after broker and database',
    measured: asked((ask) => medianOf(ask('start', 'services ready', system))),
    ...atMost(3_000, 'ms'),
  },
  {
    title: 'settled/s with 5,000,000 stored orders, to none, each to the baseline beside it',
    measured: (figures) => besideBaseline(5_000_000)(figures) / besideBaseline(0)(figures),
    ...atLeast(0.9),
  },
];

export const bytesInMb = (bytes: number): number => bytes / MB;

/** A line for each target that was measured. */
export function targetText(figures: readonly Figure[]): readonly string[] {
  const measured = targets.map((target) => ({ ...target, value: target.measured(figures) }));
  return measured
    .filter(({ value }) => Number.isFinite(value))
    .map(({ title, limit, value, unit, isMet }) => {
      const said = `${numberText(value)} ${unit}`;
      return `  ${isMet(value) ? '✓' : '✗'} ${title.padEnd(74)}${limit.padStart(12)}${said.padStart(14)}`;
    });
}
