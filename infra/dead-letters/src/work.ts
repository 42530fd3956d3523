import type { DeadLetters, Tally, WorkOrder, WorkReport } from '@floodgate/messaging';
import type { Invocation } from './invocation';
import type { Terminal } from './terminal';

const PROGRESS_MS = 1_000;
const STOPPED_BY_USER = 130;

/** Replays or discards, telling how far it is. Returns the exit code. */
export async function work(deadLetters: DeadLetters, invocation: Invocation, terminal: Terminal): Promise<number> {
  const { filter, limit, rate, isDryRun, includesUnreadable } = invocation;
  const order: WorkOrder = {
    ...{ filter, limit, ratePerS: rate, isDryRun, includesUnreadable },
    signal: terminal.signal,
    onProgress: progress(terminal),
  };
  const isReplay = invocation.command === 'replay';
  const report = await (isReplay ? deadLetters.replay(order) : deadLetters.discard(order));
  for (const line of reportText(report, `${isDryRun ? 'would be ' : ''}${isReplay ? 'replayed' : 'discarded'}`))
    terminal.print(line);
  if (terminal.signal.aborted) return STOPPED_BY_USER;
  return report.stoppedBecause === null ? 0 : 1;
}

function progress({ report }: Terminal): (tally: Tally) => void {
  let next = performance.now() + PROGRESS_MS;
  return ({ queue, found, done }) => {
    if (performance.now() < next) return;
    next = performance.now() + PROGRESS_MS;
    report(`${queue}: ${done}${found === 0 ? '' : ` of at most ${found}`} …`);
  };
}

function reportText({ queues, done, isComplete, stoppedBecause }: WorkReport, did: string): readonly string[] {
  const unreadable = queues.reduce((sum, tally) => sum + tally.unreadable, 0);
  return [
    ...queues.filter((tally) => tally.done > 0).map((tally) => `${String(tally.done).padStart(7)}  ${tally.queue}`),
    `${done} ${done === 1 ? 'dead letter' : 'dead letters'} ${did}.`,
    ...(unreadable === 0
      ? []
      : [`${unreadable} that no handler can read left alone: --unreadable sends them too, discard throws them away.`]),
    ...(stoppedBecause === null ? [] : [`Stopped: ${stoppedBecause}. The rest is where it was.`]),
    ...(stoppedBecause === null && !isComplete ? ['There may be more that match.'] : []),
  ];
}
