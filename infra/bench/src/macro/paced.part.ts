import { Latencies } from '../load/latencies';
import { paced } from '../load/paced';
import type { Contestant } from '../contestants/contestant';
import { valuesOf } from '../result/figure-book';
import { numberText } from '../result/number-text';
import { medianOf } from '../result/statistics';
import { ACCEPTED, measureSettling, untilSettled } from './settling';
import { contestantsOf, inTurns, type Stage } from './stage';
import { warmUp } from './warm-up';

const CALIBRATION_S = 4;

/** Latency at half of what the system can settle, the same load for everybody. */
export async function measurePaced(stage: Stage): Promise<void> {
  const { invocation, signal, print, book } = stage;
  const perS = Math.max(1, Math.round((await mostSettledPerS(stage)) / 2));
  book.note({ part: 'paced', name: 'load', unit: '/s', of: 'everybody' }, perS);
  print(`  ${perS} a second, half of what the system settles`);
  await inTurns(contestantsOf(stage), { rounds: invocation.rounds, signal }, async (contestant, round) => {
    await warmUp(contestant, { connections: invocation.connections, signal });
    const { latencies, settling, others } = await offer(stage, contestant, { perS, seconds: invocation.seconds });
    await contestant.rest(signal);
    const note = (name: string, value: number): void =>
      book.note({ part: 'paced', name, unit: 'ms', of: contestant.name }, value);
    note('accepted p50', latencies.percentileMs(50));
    note('accepted p99', latencies.percentileMs(99));
    if (settling.count > 0) {
      note('accepted to settled p50', settling.percentileMs(50));
      note('accepted to settled p99', settling.percentileMs(99));
    }
    const settled = settling.count > 0 ? `, settled ${numberText(settling.percentileMs(99))} ms later` : '';
    print(
      `  round ${round}  ${contestant.name.padEnd(22)}p99 ${numberText(latencies.percentileMs(99))} ms${settled}${others}`,
    );
  });
}

interface Load {
  readonly perS: number;
  readonly seconds: number;
}

async function offer({ signal }: Stage, contestant: Contestant, { perS, seconds }: Load) {
  const orders = await contestant.prepare(Math.max(1, Math.round(perS * seconds)));
  const { answers, acceptedAtMs } = await paced({ port: orders.port, perS, requests: orders.requests, signal });
  await untilSettled(orders, answers.countOf(ACCEPTED), signal);
  const settledAtMs = (await orders.settledAtMs?.()) ?? new Map<number, number>();
  const settling = new Latencies();
  for (const [index, atMs] of settledAtMs) {
    const acceptedMs = acceptedAtMs.get(index);
    if (acceptedMs !== undefined) settling.note(atMs - acceptedMs);
  }
  const others = answers.othersThan(ACCEPTED);
  return { latencies: answers.of(ACCEPTED), settling, others: others === '' ? '' : `, other answers ${others}` };
}

/** As it was measured in this run, or quickly now. */
async function mostSettledPerS({ book, ours, invocation, signal }: Stage): Promise<number> {
  const measured = valuesOf(book.figures, { part: 'settled', name: 'settled', of: 'system' });
  if (measured.length > 0) return medianOf(measured);
  const pressure = { connections: invocation.connections, signal };
  await warmUp(ours, pressure);
  return (await measureSettling(ours, { ...pressure, seconds: CALIBRATION_S })).settledPerS;
}
