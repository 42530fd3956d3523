import { outcomes } from './generator/outcome';
import type { Second } from './result/result';

const HEAD_EVERY_LINES = 20;
const columns = { time: 8, offered: 9, admitted: 9, settled: 9, backlog: 9, oldest: 9, p99: 18 } as const;

/** One line for each second of a run, with a head now and then. */
export class Progress {
  private lines = 0;

  constructor(private readonly print: (line: string) => void) {}

  note(second: Second): void {
    if (this.lines % HEAD_EVERY_LINES === 0) this.print(head);
    this.lines += 1;
    this.print(progressLine(second));
  }
}

const head =
  [
    'time'.padStart(columns.time),
    'offered'.padStart(columns.offered),
    'admitted'.padStart(columns.admitted),
    'settled'.padStart(columns.settled),
    'backlog'.padStart(columns.backlog),
    'oldest'.padStart(columns.oldest),
    'p99 in, refused'.padStart(columns.p99),
  ].join('') + '  refused, by layer';

/** What happened since the line before; only backlog and oldest are of the moment. */
export function progressLine({
  atS,
  offered,
  told,
  refusedBy,
  confirmed,
  rejected,
  waiting,
  oldestS,
  p99,
}: Second): string {
  const refused = Object.entries(refusedBy).map(([layer, count]) => `${layer} ${count}`);
  const others = outcomes
    .filter((outcome) => ['repeated', 'error', 'no-answer'].includes(outcome) && (told[outcome] ?? 0) > 0)
    .map((outcome) => `${outcome} ${told[outcome]}`);
  const ms = (value: number | null) => (value === null ? '–' : Math.round(value).toString());
  return [
    `${atS.toFixed(1)} s`.padStart(columns.time),
    String(offered).padStart(columns.offered),
    String(told.admitted ?? 0).padStart(columns.admitted),
    String(confirmed + rejected).padStart(columns.settled),
    String(waiting).padStart(columns.backlog),
    `${oldestS.toFixed(1)} s`.padStart(columns.oldest),
    `${ms(p99.admitted)}, ${ms(p99.refused)} ms`.padStart(columns.p99),
    `  ${[...refused, ...others].join(', ')}`,
  ]
    .join('')
    .trimEnd();
}
