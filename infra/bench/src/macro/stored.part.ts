import { baselineBeside } from '../contestants/contestant';
import { numberText } from '../result/number-text';
import { storeOrders } from '../system/stored-orders';
import { measureSettling, sumOf } from './settling';
import { inTurns, type Stage } from './stage';
import { warmUp } from './warm-up';

/**
 * Settled/s and processor time per order with nothing stored, and again with more and more. Minutes lie between the levels, in which a shared
 * machine may change its pace, so that each level is compared with what the baseline does at the same time: to that nothing is added.
 */
export async function measureStored(stage: Stage): Promise<void> {
  const { system, invocation, signal, print } = stage;
  let stored = 0;
  for (const level of [0, ...invocation.storedCounts]) {
    if (level > stored) {
      const databaseUrlOf = (service: string) => system.databaseUrlOf(service);
      await storeOrders(stored, level, { databaseUrlOf, print, signal });
    }
    stored = level;
    await measureLevel(stage, level);
  }
}

async function measureLevel({ ours, single, invocation, signal, print, book }: Stage, level: number): Promise<void> {
  const { connections, seconds, rounds } = invocation;
  await inTurns([ours, single], { rounds, signal }, async (contestant, round) => {
    await warmUp(contestant, { connections, signal });
    const { settledPerS, cpuMsPerOrder } = await measureSettling(contestant, { connections, seconds, signal });
    await contestant.rest(signal);
    const figure = (name: string, unit: string, value: number): void =>
      book.note({ part: 'stored', name, unit, of: contestant === ours ? String(level) : baselineBeside(level) }, value);
    figure('settled', '/s', settledPerS);
    figure('cpu of everything', 'ms/order', sumOf(cpuMsPerOrder));
    figure('cpu of postgres', 'ms/order', cpuMsPerOrder.get('postgres') ?? 0);
    const pace = `settled ${numberText(settledPerS)}/s, ${numberText(sumOf(cpuMsPerOrder))} ms per order`;
    print(`  ${numberText(level)} stored, round ${round}  ${contestant.name.padEnd(22)}${pace}`);
  });
}
