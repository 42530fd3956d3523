import { performance, type EventLoopUtilization } from 'node:perf_hooks';
import type { Doors } from './generator/doors';
import type { Scoreboard } from './generator/scoreboard';
import type { Second } from './result/result';
import { momentOf, Series, type Aside } from './series';
import type { Stage } from './system/stage';
import { SystemWatch } from './system/system-watch';

const TICK_MS = 1_000;

interface Watched {
  readonly stage: Stage;
  readonly scoreboard: Scoreboard;
  readonly doors: Doors;
  /** Push messages that reached our provider so far. */
  readonly pushedCount: () => number | undefined;
}

/** Looks at the crowd and at every process once a second, from before the opening to the end of a run. */
export class Observer {
  private readonly watch: SystemWatch;
  private series: Series;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private loop: EventLoopUtilization = performance.eventLoopUtilization();
  refused: ReadonlyMap<string, number> = new Map();

  constructor(
    private readonly watched: Watched,
    private readonly tick: (second: Second) => void,
  ) {
    this.watch = new SystemWatch(watched.stage.system);
    this.series = new Series(0, momentOf(watched.scoreboard, 0));
  }

  get seconds(): readonly Second[] {
    return this.series.seconds;
  }

  /** The first looks are what all others are compared with, so they come before the crowd does. @returns when it may come */
  async begin(): Promise<number> {
    await this.watch.look();
    const aside = await this.aside();
    const openedAtMs = performance.now();
    const moment = momentOf(this.watched.scoreboard, openedAtMs);
    this.series = new Series(openedAtMs, moment);
    this.series.note(moment, aside);
    this.timer = setInterval(() => {
      this.looking = this.looking.then(() => this.look());
    }, TICK_MS);
    return openedAtMs;
  }

  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
    await this.look();
    this.watch.close();
  }

  private async look(): Promise<void> {
    // What is ours is read at once, so that it is of this moment; the others answer when they can.
    const moment = momentOf(this.watched.scoreboard, performance.now());
    this.tick(this.series.note(moment, await this.aside()));
  }

  private async aside(): Promise<Aside> {
    const { stage, doors, pushedCount } = this.watched;
    const pushed = pushedCount();
    const generator = { ...doors.load, busyShare: this.busyShare() };
    const [{ processes, machineCores, refused }, stock] = await Promise.all([
      this.watch.look(),
      stage.operator.stockOf(stage.saleIds),
    ]);
    this.refused = refused;
    return {
      stock,
      generator,
      machineCores,
      processes: [...processes],
      refused,
      ...(pushed !== undefined && { pushed }),
    };
  }

  private busyShare(): number {
    const before = this.loop;
    this.loop = performance.eventLoopUtilization();
    return performance.eventLoopUtilization(this.loop, before).utilization;
  }
}
