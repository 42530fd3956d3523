import { numberText } from '../result/number-text';
import { storeOrders } from '../system/stored-orders';
import { measureSettling, sumOf } from './settling';
import type { Stage } from './stage';
import { warmUp } from './warm-up';

/** Settled/s and processor time per order with nothing stored, and again with more and more. */
export async function measureStored(stage: Stage): Promise<void> {
  const { system, ours, invocation, signal, print, book } = stage;
  const { connections, seconds, rounds, storedCounts } = invocation;
  let stored = 0;
  for (const level of [0, ...storedCounts]) {
    if (level > 0)
      await storeOrders(stored, level, { databaseUrlOf: (service) => system.databaseUrlOf(service), print, signal });
    stored = level;
    await warmUp(ours, { connections, signal });
    for (let round = 1; round <= rounds; round += 1) {
      signal.throwIfAborted();
      const { settledPerS, cpuMsPerOrder } = await measureSettling(ours, { connections, seconds, signal });
      const [of, cpuMs] = [String(level), sumOf(cpuMsPerOrder)];
      book.note({ part: 'stored', name: 'settled', unit: '/s', of }, settledPerS);
      book.note({ part: 'stored', name: 'cpu of everything', unit: 'ms/order', of }, cpuMs);
      book.note({ part: 'stored', name: 'cpu of postgres', unit: 'ms/order', of }, cpuMsPerOrder.get('postgres') ?? 0);
      print(
        `  ${numberText(level)} stored, round ${round}: settled ${numberText(settledPerS)}/s, ${numberText(cpuMs)} ms per order`,
      );
    }
  }
}
