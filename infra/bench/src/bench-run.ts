import { BaselineContestant } from './contestants/baseline-contestant';
import { SystemContestant } from './contestants/system-contestant';
import type { Invocation } from './invocation';
import { isBusy, machineNow, serverVersions } from './machine/machine';
import { measureDrain } from './macro/drain.part';
import { measurePaced } from './macro/paced.part';
import { measureRefused } from './macro/refused.part';
import { measureRpc } from './macro/rpc.part';
import { measureSettled } from './macro/settled.part';
import { fewRounds, type Stage } from './macro/stage';
import { noteStart } from './macro/start.part';
import { measureStored } from './macro/stored.part';
import { measureMicro } from './micro/micro.part';
import { partNames, type PartName } from './parts';
import { FigureBook } from './result/figure-book';
import type { Result } from './result/result';
import { makeRoomForBaseline } from './system/baseline-room';
import { BenchSystem } from './system/bench-system';
import type { Terminal } from './terminal';

/**
 * What differs from the defaults, and why: whoever measures how much is accepted wants nobody turned away for a backlog, and an order that
 * expires in the middle of another measurement would be work that is not counted.
 */
const SETTINGS = {
  BACKLOG_HIGH_MARK_COUNT: '1000000',
  BACKLOG_LOW_MARK_COUNT: '999999',
  TICKET_PAYMENT_WINDOW_S: '86400',
};

const parts: Readonly<Record<Exclude<PartName, 'start'>, (stage: Stage) => Promise<void>>> = {
  settled: measureSettled,
  refused: measureRefused,
  paced: measurePaced,
  rpc: measureRpc,
  drain: measureDrain,
  micro: measureMicro,
  stored: measureStored,
};

/** One run, from the start of the system to its end. */
export class BenchRun {
  private readonly book = new FigureBook();
  private readonly startedAt = new Date();
  private readonly machine = machineNow();
  private versions = { postgres: 'unknown', rabbitmq: 'unknown' };

  constructor(
    private readonly invocation: Invocation,
    private readonly terminal: Terminal,
  ) {}

  /** Whatever stops it, what was measured until then is returned, and nothing that it started is left behind. */
  async run(): Promise<Result> {
    const { print, signal } = this.terminal;
    if (isBusy(this.machine)) {
      const load = this.machine.loadAverage.toFixed(1);
      print(
        `Somebody else works on this machine (load ${load}): throughput will say less than processor time per order.`,
      );
    }
    try {
      await this.measure();
      return this.result(null);
    } catch (error) {
      if (signal.aborted) return this.result('interrupted');
      return this.result(error instanceof Error ? error.message : String(error));
    }
  }

  private async measure(): Promise<void> {
    const { parts: wanted } = this.invocation;
    const starts = wanted.includes('start') ? fewRounds(this.invocation) : 1;
    for (let turn = 2; turn <= starts; turn += 1) await this.withSystem(() => Promise.resolve());
    await this.withSystem((system) => this.measureOn(system));
  }

  private async withSystem(use: (system: BenchSystem) => Promise<void>): Promise<void> {
    const { print, signal } = this.terminal;
    signal.throwIfAborted();
    print('Starting the system …');
    const system = await BenchSystem.start(SETTINGS);
    try {
      noteStart({ book: this.book, print }, system);
      await use(system);
    } finally {
      print('Stopping the system …');
      await system.stop();
    }
  }

  private async measureOn(system: BenchSystem): Promise<void> {
    this.versions = await serverVersions(system);
    await makeRoomForBaseline(system);
    const ours = new SystemContestant(system);
    const [single, coalesced] = [new BaselineContestant(system, false), new BaselineContestant(system, true)];
    const { book, invocation, terminal } = this;
    const stage = { system, ours, single, coalesced, book, invocation, ...terminal };
    try {
      for (const name of invocation.parts) {
        if (name === 'start') continue;
        terminal.signal.throwIfAborted();
        terminal.print(`\n${name}: ${partNames[name]}`);
        await parts[name](stage);
      }
    } finally {
      await Promise.all([ours.close(), single.close(), coalesced.close()]);
    }
  }

  private result(stoppedBy: string | null): Result {
    const { rounds, seconds, connections, drainCount, command } = this.invocation;
    return {
      startedAt: this.startedAt.toISOString(),
      command,
      stoppedBy,
      machine: { ...this.machine, ...this.versions },
      settings: { rounds, seconds, connections, drainCount, system: SETTINGS },
      figures: [...this.book.figures],
    };
  }
}
