import { outcomes, type Outcome } from './generator/outcome';
import type { Scoreboard } from './generator/scoreboard';
import type { Second } from './result/result';
import type { ProcessFigures } from './system/figures';

type Counts = Readonly<Record<'offered' | 'confirmed' | 'rejected', number>> & {
  readonly told: ReadonlyMap<Outcome, number>;
};

const NOTHING: Counts = { offered: 0, confirmed: 0, rejected: 0, told: new Map() };

/** Turns totals into what happened in each second. */
export class Series {
  readonly seconds: Second[] = [];
  private before: Counts = NOTHING;

  constructor(private readonly scoreboard: Scoreboard) {}

  note(atS: number, processes: readonly ProcessFigures[]): Second {
    const now = this.counts();
    const told = outcomes
      .map((outcome) => [outcome, (now.told.get(outcome) ?? 0) - (this.before.told.get(outcome) ?? 0)] as const)
      .filter(([, count]) => count > 0);
    const second = {
      atS,
      offered: now.offered - this.before.offered,
      told: Object.fromEntries(told),
      confirmed: now.confirmed - this.before.confirmed,
      rejected: now.rejected - this.before.rejected,
      waiting: this.scoreboard.waitingCount,
      processes: [...processes],
    };
    this.before = now;
    this.seconds.push(second);
    return second;
  }

  private counts(): Counts {
    const { offeredCount, finals, counts } = this.scoreboard;
    return {
      offered: offeredCount,
      confirmed: finals.get('confirmed') ?? 0,
      rejected: finals.get('rejected') ?? 0,
      told: new Map(counts),
    };
  }
}
