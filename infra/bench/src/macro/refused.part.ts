import type { Contestant } from '../contestants/contestant';
import { closedLoop, endlessly } from '../load/closed-loop';
import { numberText } from '../result/number-text';
import { queueOrders } from './frozen';
import { untilSettled } from './settling';
import { inTurns, type Stage } from './stage';

const WARM_UP_S = 1.5;
const LONGEST_S = 4;
/** Enough to be drained for longer than a crowd is refused meanwhile. */
const BACKLOG_COUNT = 20_000;

/** Refusals of a sold-out sale beside a bare 429: with nothing else to do, and while a backlog is worked off. */
export async function measureRefused(stage: Stage): Promise<void> {
  const { ours, single, invocation, signal } = stage;
  await inTurns([ours, single], { rounds: invocation.rounds, signal }, async (contestant, round) => {
    await refuse(stage, contestant, { name: 'refused', round });
    await refuseWhileDraining(stage, contestant, round);
    await contestant.rest(signal);
  });
}

async function refuseWhileDraining(stage: Stage, contestant: Contestant, round: number): Promise<void> {
  const { invocation, signal, print } = stage;
  const orders = await queueOrders(contestant, BACKLOG_COUNT, { connections: invocation.connections, signal });
  await refuse(stage, contestant, { name: 'refused while draining', round });
  const { settled } = await orders.settlement();
  if (settled >= BACKLOG_COUNT) print('  the backlog was drained before the crowd had gone: the figure says too much');
  await untilSettled(orders, BACKLOG_COUNT, signal);
}

async function refuse(
  { book, invocation, print, signal }: Stage,
  contestant: Contestant,
  { name, round }: { readonly name: string; readonly round: number },
): Promise<void> {
  const { port, requests, status } = await contestant.prepareRefusals();
  const load = { port, connections: invocation.connections, requests: endlessly(requests), signal };
  if (name === 'refused') await closedLoop({ ...load, seconds: WARM_UP_S });
  const { answers, seconds } = await closedLoop({ ...load, seconds: Math.min(LONGEST_S, invocation.seconds) });
  const refused = answers.of(status);
  const of = contestant.name === 'system' ? 'sold out' : 'bare 429';
  book.note({ part: 'refused', name, unit: '/s', of }, refused.count / seconds);
  book.note({ part: 'refused', name: `${name} p99`, unit: 'ms', of }, refused.percentileMs(99));
  const others = answers.othersThan(status);
  const said = `${numberText(refused.count / seconds)}/s, p99 ${numberText(refused.percentileMs(99))} ms`;
  print(
    `  round ${round}  ${of.padEnd(10)}${name.padEnd(24)}${said}${others === '' ? '' : `, other answers ${others}`}`,
  );
}
