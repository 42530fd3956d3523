import { setTimeout as pause } from 'node:timers/promises';
import { Crowd } from './generator/crowd';
import { Doors } from './generator/doors';
import type { Punctuality } from './generator/offer';
import { Scoreboard } from './generator/scoreboard';
import { SlowClients } from './generator/slow-clients';
import { Winners } from './generator/winners';
import type { Invocation } from './invocation';
import type { Visits } from './plan/visits';
import type { Second } from './result/result';
import { Series } from './series';
import { readFigures } from './system/figures';
import { OrderEar, type OrderNews } from './system/order-ear';
import { urlsOf } from './system/running-system';
import type { Stage } from './system/stage';

const TICK_MS = 1_000;
/** A ticket that has no final answer by then has none. */
const DRAIN_DEADLINE_MS = 300_000;
const POLL_MS = 20;

/** What was seen of a run. */
export interface Observed {
  readonly scoreboard: Scoreboard;
  readonly seconds: readonly Second[];
  readonly punctuality: Punctuality;
  readonly drainS: number;
  readonly generatorCpuShare: number;
}

/** One crowd at its sales, from the opening to the last final answer. */
export class LoadRun {
  readonly scoreboard = new Scoreboard();
  private readonly series = new Series(this.scoreboard);
  private readonly winners: Winners;

  constructor(
    private readonly stage: Stage,
    private readonly invocation: Invocation,
    private readonly tick: (second: Second) => void,
  ) {
    const [orderUrl = ''] = urlsOf(stage.system, 'order');
    this.winners = new Winners(orderUrl, invocation);
  }

  async run({ visits }: Visits, signal: AbortSignal): Promise<Observed> {
    const { system, saleIds, tokens } = this.stage;
    const doors = new Doors(urlsOf(system, 'flash-sale-gateway'));
    const ear = await OrderEar.open(system.broker.clientUrl, new Set(saleIds), (news) => this.hear(news));
    const onTicket = (orderId: string, token: string) => this.winners.owns(orderId, token);
    const crowd = new Crowd(doors, this.scoreboard, { saleIds, tokens, onTicket });
    const cpuBefore = process.cpuUsage();
    const startedAtMs = performance.now();
    const besides = this.beginBesides(startedAtMs);
    try {
      const punctuality = await crowd.come(visits, signal);
      const offeredAtMs = performance.now();
      await this.drain(signal);
      const endedAtMs = performance.now();
      const cpu = process.cpuUsage(cpuBefore);
      return {
        scoreboard: this.scoreboard,
        seconds: this.series.seconds,
        punctuality,
        drainS: (endedAtMs - offeredAtMs) / 1_000,
        generatorCpuShare: (cpu.user + cpu.system) / 1_000 / (endedAtMs - startedAtMs),
      };
    } finally {
      await besides.end();
      await Promise.all([doors.close(), ear.close()]);
    }
  }

  private hear({ type, orderId }: OrderNews): void {
    const nowMs = performance.now();
    if (type === 'order.confirmed.v1') {
      this.scoreboard.settled(orderId, 'confirmed', nowMs);
      this.winners.won(orderId);
    } else if (type === 'order.rejected.v1') this.scoreboard.settled(orderId, 'rejected', nowMs);
    else this.scoreboard.later(type);
  }

  private async drain(signal: AbortSignal): Promise<void> {
    const deadline = performance.now() + DRAIN_DEADLINE_MS;
    const isDone = () => this.scoreboard.waitingCount === 0 && this.winners.busyCount === 0;
    while (!isDone() && !signal.aborted && performance.now() < deadline) await pause(POLL_MS);
  }

  /** What goes on beside the crowd: a look at every process each second, and what the scenario has in store. */
  private beginBesides(startedAtMs: number): { end(): Promise<void> } {
    const { restock, slowClients = 0 } = this.invocation.scenario;
    const { system, saleIds, operator } = this.stage;
    const [doorUrl = ''] = urlsOf(system, 'flash-sale-gateway');
    const [saleId = ''] = saleIds;
    const slow = new SlowClients(doorUrl, `/flash-sales/${saleId}/orders`, slowClients);
    const restocking = restock
      ? setTimeout(() => void operator.restock(saleId, restocked(this.invocation)), restock.afterMs)
      : undefined;
    const watch = setInterval(() => void this.note(startedAtMs), TICK_MS);
    return {
      end: async () => {
        clearInterval(watch);
        clearTimeout(restocking);
        slow.close();
        await this.note(startedAtMs);
      },
    };
  }

  private async note(startedAtMs: number): Promise<void> {
    const processes = this.stage.system.services.map(({ name, replica, url }) => ({ name: `${name} ${replica}`, url }));
    const figures = await readFigures(processes);
    this.tick(this.series.note(Math.round((performance.now() - startedAtMs) / 1_000), figures));
  }
}

/** Pieces of the hot sale in the end. */
export function restocked({ units, scenario }: Invocation): number {
  return units + Math.round(units * (scenario.restock?.share ?? 0));
}
