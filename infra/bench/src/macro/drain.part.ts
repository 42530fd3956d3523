import { numberText } from '../result/number-text';
import { queueOrders } from './frozen';
import { untilSettled } from './settling';
import { contestantsOf, fewRounds, inTurns, type Stage } from './stage';
import { warmUp } from './warm-up';

/** The pace of the baseline does not depend on how many wait; it is given fewer, to be done in time. */
const BASELINE_SHARE = 0.25;

/** How fast orders that were accepted long ago are settled, when there is nothing else to do. */
export async function measureDrain(stage: Stage): Promise<void> {
  const { invocation, signal, print, book, ours } = stage;
  const { connections, drainCount } = invocation;
  await inTurns(contestantsOf(stage), { rounds: fewRounds(invocation), signal }, async (contestant) => {
    await warmUp(contestant, { connections, signal });
    const count = Math.ceil(contestant === ours ? drainCount : drainCount * BASELINE_SHARE);
    const orders = await queueOrders(contestant, count, { connections, signal });
    const beganMs = performance.now();
    await untilSettled(orders, count, signal);
    const perS = count / ((performance.now() - beganMs) / 1_000);
    await contestant.rest(signal);
    book.note({ part: 'drain', name: 'drained', unit: '/s', of: contestant.name }, perS);
    print(`  ${contestant.name.padEnd(22)}${numberText(count)} orders at ${numberText(perS)}/s`);
  });
}
