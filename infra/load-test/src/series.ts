import { outcomes, type Outcome } from './generator/outcome';
import type { RecentLatency, Scoreboard } from './generator/scoreboard';
import type { Second } from './result/result';

/** Totals at one moment, and what is known only at that moment. */
export interface Moment {
  readonly atMs: number;
  readonly offered: number;
  readonly told: ReadonlyMap<Outcome, number>;
  readonly confirmed: number;
  readonly rejected: number;
  readonly waiting: number;
  readonly oldestS: number;
  readonly p99: RecentLatency;
}

/** What others have to say of the same moment; it may come a little later. */
export type Aside = Pick<Second, 'stock' | 'generator' | 'pushed' | 'processes' | 'machineCores'> & {
  /** Since the opening, by `layer outcome`. */
  readonly refused: ReadonlyMap<string, number>;
};

/** How the crowd stands now. */
export function momentOf(scoreboard: Scoreboard, atMs: number): Moment {
  return {
    atMs,
    offered: scoreboard.offeredCount,
    told: new Map(scoreboard.counts),
    confirmed: scoreboard.finals.get('confirmed') ?? 0,
    rejected: scoreboard.finals.get('rejected') ?? 0,
    waiting: scoreboard.waitingCount,
    oldestS: scoreboard.oldestWaitingMs(atMs) / 1_000,
    p99: scoreboard.takeRecentP99Ms(),
  };
}

/** Turns totals into what happened between one moment and the next. */
export class Series {
  readonly seconds: Second[] = [];
  private refusedBefore: ReadonlyMap<string, number> = new Map();

  constructor(
    private readonly openedAtMs: number,
    private before: Moment,
  ) {}

  note(now: Moment, { refused, ...aside }: Aside): Second {
    const { before } = this;
    const told = outcomes
      .map((outcome) => [outcome, (now.told.get(outcome) ?? 0) - (before.told.get(outcome) ?? 0)] as const)
      .filter(([, count]) => count > 0);
    const second: Second = {
      atS: (now.atMs - this.openedAtMs) / 1_000,
      lengthS: (now.atMs - before.atMs) / 1_000,
      offered: now.offered - before.offered,
      told: Object.fromEntries(told),
      refusedBy: this.refusedSince(refused),
      confirmed: now.confirmed - before.confirmed,
      rejected: now.rejected - before.rejected,
      ...{ waiting: now.waiting, oldestS: now.oldestS, p99: now.p99 },
      ...aside,
    };
    this.before = now;
    this.refusedBefore = refused;
    this.seconds.push(second);
    return second;
  }

  private refusedSince(refused: ReadonlyMap<string, number>): Record<string, number> {
    const byLayer: Record<string, number> = {};
    for (const [reason, count] of refused) {
      const [layer = ''] = reason.split(' ');
      const more = count - (this.refusedBefore.get(reason) ?? 0);
      if (more > 0) byLayer[layer] = (byLayer[layer] ?? 0) + more;
    }
    return byLayer;
  }
}
