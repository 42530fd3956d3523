import { setTimeout as pause } from 'node:timers/promises';
import { Besides } from './besides';
import { Crowd } from './generator/crowd';
import { Doors } from './generator/doors';
import type { Punctuality } from './generator/offer';
import { Scoreboard } from './generator/scoreboard';
import { Winners } from './generator/winners';
import type { Invocation } from './invocation';
import { Observer } from './observer';
import type { Visits } from './plan/visits';
import type { Second } from './result/result';
import type { Stopping } from './stopping';
import { OrderEar, type OrderNews } from './system/order-ear';
import type { PushProvider } from './system/push-provider';
import { urlsOf } from './system/running-system';
import type { Stage } from './system/stage';

/** A ticket that has no final answer by then has none. */
const DRAIN_DEADLINE_MS = 300_000;
const POLL_MS = 20;

/** What was seen of a run. All times are those of `performance.now()`. */
export interface Observed {
  readonly scoreboard: Scoreboard;
  readonly seconds: readonly Second[];
  /** By `layer outcome`, as the gateway counts. */
  readonly refused: ReadonlyMap<string, number>;
  readonly punctuality: Punctuality;
  readonly openedAtMs: number;
  readonly offeredAtMs: number;
  readonly answeredAtMs: number;
  readonly drainedAtMs: number;
  /** False when tickets had no final answer because nobody waited for it, or could hear it. */
  readonly isWaitedFor: boolean;
  /** Everything that was heard of tickets, as `<order> <template of its message>`. */
  readonly news: ReadonlySet<string>;
  /** Why the figures are not those of the run that was wanted. */
  readonly mishaps: readonly string[];
  /** Payments and cancellations that were answered with 5xx or not at all. */
  readonly failedActs: readonly string[];
}

interface Besetting {
  readonly stage: Stage;
  readonly invocation: Invocation;
  readonly provider: PushProvider | undefined;
  readonly print: (line: string) => void;
  readonly tick: (second: Second) => void;
}

/** One crowd at its sales, from the opening to the last final answer. */
export class LoadRun {
  private readonly scoreboard = new Scoreboard();
  private readonly winners: Winners;
  private readonly news = new Set<string>();

  constructor(private readonly besetting: Besetting) {
    const { stage, invocation } = besetting;
    const [orderUrl = ''] = urlsOf(stage.system, 'order');
    this.winners = new Winners(orderUrl, invocation);
  }

  async run({ visits }: Visits, stopping: Stopping): Promise<Observed> {
    const { stage, invocation, provider, print, tick } = this.besetting;
    const { scoreboard } = this;
    const doors = new Doors(urlsOf(stage.system, 'flash-sale-gateway'));
    const ear = await OrderEar.open(stage.system.broker.clientUrl, stage.saleIds, (news) => this.hear(news));
    const onTicket = (orderId: string, token: string) => this.winners.owns(orderId, token);
    const crowd = new Crowd(doors, scoreboard, { saleIds: stage.saleIds, tokens: stage.tokens, onTicket });
    const observer = new Observer({ stage, scoreboard, doors, pushedCount: () => provider?.receivedCount }, tick);
    const besides = new Besides(stage, invocation, provider);
    try {
      const openedAtMs = await observer.begin();
      besides.begin(print);
      const punctuality = await crowd.come(visits, stopping.crowd);
      const answeredAtMs = performance.now();
      await besides.end();
      const isWaitedFor = await this.drain(stopping.everything, () => ear.deafBecause !== undefined);
      const drainedAtMs = performance.now();
      await observer.end();
      const deaf = ear.deafBecause === undefined ? [] : [`what became of tickets was not heard: ${ear.deafBecause}`];
      return {
        ...{ scoreboard, seconds: observer.seconds, refused: observer.refused, punctuality, isWaitedFor },
        ...{ openedAtMs, offeredAtMs: openedAtMs + punctuality.lastAtMs, answeredAtMs, drainedAtMs },
        mishaps: [...besides.mishaps, ...deaf],
        ...{ news: this.news, failedActs: this.winners.failures },
      };
    } finally {
      await besides.end();
      await Promise.all([doors.close(), ear.close()]);
    }
  }

  private hear({ type, orderId, atMs }: OrderNews): void {
    const [, what = ''] = type.split('.');
    this.news.add(`${orderId} order-${what}`);
    if (what === 'confirmed') {
      this.scoreboard.settled(orderId, 'confirmed', atMs);
      this.winners.won(orderId);
    } else if (what === 'rejected') this.scoreboard.settled(orderId, 'rejected', atMs);
    else this.scoreboard.later(type);
  }

  /** @returns whether all that may still come has been waited for */
  private async drain(signal: AbortSignal, isDeaf: () => boolean): Promise<boolean> {
    const deadline = performance.now() + DRAIN_DEADLINE_MS;
    const isDone = () => (this.scoreboard.waitingCount === 0 || isDeaf()) && this.winners.busyCount === 0;
    while (!isDone() && !signal.aborted && performance.now() < deadline) await pause(POLL_MS);
    return this.scoreboard.waitingCount === 0 || !(signal.aborted || isDeaf());
  }
}
