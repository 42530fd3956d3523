import { numberText } from '../result/number-text';
import { bytesInMb } from '../result/targets';
import { measureSettling, type Settling, sumOf } from './settling';
import { contestantsOf, inTurns, type Stage } from './stage';
import { warmUp } from './warm-up';

/** Accepted/s and settled/s with everybody asking at once, and what that takes of each process. */
export async function measureSettled(stage: Stage): Promise<void> {
  const { invocation, signal, print } = stage;
  const { rounds, seconds, connections } = invocation;
  await inTurns(contestantsOf(stage), { rounds, signal }, async (contestant, round) => {
    // New processes compile on their first thousands of orders what they repeat, and the system does on its first.
    await warmUp(contestant, { connections, signal });
    const settling = await measureSettling(contestant, { connections, seconds, signal });
    await contestant.rest(signal);
    note(stage, contestant.name, settling);
    print(`  round ${round}  ${contestant.name.padEnd(22)}${summary(settling)}`);
  });
}

function note({ book }: Stage, of: string, settling: Settling): void {
  const figure = (name: string, unit: string, value: number): void =>
    book.note({ part: 'settled', name, unit, of }, value);
  figure('accepted', '/s', settling.acceptedPerS);
  figure('settled', '/s', settling.settledPerS);
  figure('accepted p50', 'ms', settling.p50Ms);
  figure('accepted p99', 'ms', settling.p99Ms);
  for (const [name, ms] of settling.cpuMsPerOrder) figure(`cpu of ${name}`, 'ms/order', ms);
  figure('cpu of everything', 'ms/order', sumOf(settling.cpuMsPerOrder));
  for (const [name, bytes] of settling.residentBytes) figure(`memory of ${name}`, 'MB', bytesInMb(bytes));
  figure('memory of everything', 'MB', bytesInMb(sumOf(settling.residentBytes)));
}

function summary({ acceptedPerS, settledPerS, p99Ms, cpuMsPerOrder, others }: Settling): string {
  const perS = `accepted ${numberText(acceptedPerS)}/s, settled ${numberText(settledPerS)}/s`;
  const refused = others === '' ? '' : `, other answers ${others}`;
  return `${perS}, p99 ${numberText(p99Ms)} ms, ${numberText(sumOf(cpuMsPerOrder))} ms of processor per order${refused}`;
}
