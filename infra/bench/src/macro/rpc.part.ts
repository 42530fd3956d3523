import { BaselineProcesses } from '../baseline/baseline-processes';
import { ECHO_QUEUE } from '../baseline/echo';
import { numberText } from '../result/number-text';
import { Asker } from '../load/asker';
import { BASELINE } from '../system/baseline-room';
import { Shop } from '../system/shop';
import { inTurns, type Stage } from './stage';

/** V8 compiles what a service repeats within some thousand questions. */
const WARM_UP_S = 4;
const LONGEST_S = 3;

interface Question {
  readonly of: string;
  readonly asker: Asker;
}

/** How long one who asks waits, one question at a time: is there stock, beside a bare echo of the same bytes. */
export async function measureRpc(stage: Stage): Promise<void> {
  const { system, invocation, signal, book, print } = stage;
  const content = { lines: [{ sku: await new Shop(system).stock(1_000), quantity: 1 }] };
  const place = { brokerUrl: system.adminBrokerUrl(BASELINE), databaseUrl: system.adminDatabaseUrl(BASELINE) };
  const echo = await BaselineProcesses.start({ ...place, port: 0, coalesce: false }, ['echo']);
  const stock = { exchange: 'inventory.rpc', routingKey: 'inventory.check-availability.v1', content };
  const questions: readonly Question[] = [
    { of: 'stock check', asker: await Asker.open(system.brokerUrl, stock) },
    { of: 'bare echo', asker: await Asker.open(place.brokerUrl, { exchange: '', routingKey: ECHO_QUEUE, content }) },
  ];
  try {
    const seconds = Math.min(LONGEST_S, invocation.seconds);
    await inTurns(questions, { rounds: invocation.rounds, signal }, async ({ of, asker }, round) => {
      await asker.ask(WARM_UP_S);
      const latencies = await asker.ask(seconds);
      for (const percentile of [50, 99]) {
        const key = { part: 'rpc', name: `answer p${percentile}`, unit: 'ms', of };
        book.note(key, latencies.percentileMs(percentile));
      }
      print(`  round ${round}  ${of.padEnd(14)}p50 ${numberText(latencies.percentileMs(50))} ms`);
    });
  } finally {
    for (const { asker } of questions) await asker.close();
    await echo.stop();
  }
}
