import { readSystemPlan, temporaryFolder } from '@floodgate/local';
import { Besides, restocked } from '../../besides';
import { Crowd } from '../../generator/crowd';
import { Doors } from '../../generator/doors';
import { Scoreboard } from '../../generator/scoreboard';
import type { Invocation } from '../../invocation';
import type { Observed } from '../../load-run';
import { Observer } from '../../observer';
import type { Visits } from '../../plan/visits';
import { makeResult } from '../../result/make-result';
import type { Check, Result, Second } from '../../result/result';
import type { Stopping } from '../../stopping';
import { processorTimeOf } from '../../system/figures';
import type { RunningSystem } from '../../system/running-system';
import type { Stage } from '../../system/stage';
import { checksOfRun } from '../../verdict';
import { DirectSystem } from '../system/direct-system';
import { serversOfDemo } from '../system/servers';
import { checksOfDirect } from '../verdict/checks-of-direct';
import { readDirectBooks } from '../verdict/direct-books';
import { directStage, tokensOf } from './direct-stage';
import { warmUp, WARM_UP_COUNT } from './warm-up';

interface Wish {
  readonly invocation: Invocation;
  readonly system: RunningSystem;
  readonly visits: Visits;
}

interface Ears {
  readonly print: (line: string) => void;
  readonly tick: (second: Second) => void;
  readonly stopping: Stopping;
}

/** The same crowd at the direct way, which is built up for it and taken down afterwards. */
export async function offerDirect({ invocation, system, visits }: Wish, ears: Ears): Promise<Result> {
  const { units, scenario } = invocation;
  ears.print('Building up the direct way: databases and a vhost of its own, direct-stock and direct-order…');
  const direct = await DirectSystem.start({
    servers: serversOfDemo(),
    units: [...scenario.saleWeights.map(() => units), WARM_UP_COUNT],
    tokenSecret: readSystemPlan().tokenSecret,
    folder: temporaryFolder('floodgate-direct'),
  });
  try {
    const saleIds = direct.saleIds.slice(0, -1);
    await warmUp(direct.order.url, direct.saleIds.at(-1) ?? '', tokensOf('direct-warm-up', WARM_UP_COUNT));
    const stage = { ...directStage(system, direct, saleIds), tokens: tokensOf('direct', visits.customerCount) };
    const startedAt = new Date();
    const told = new Set<string>();
    const cpuBeforeS = await processorTimeOf(stage.system.services);
    const observed = await observe({ invocation, stage, visits, told }, ears);
    const servicesCpuS = (await processorTimeOf(stage.system.services)) - cpuBeforeS;
    const onSale = restocked(invocation) + (saleIds.length - 1) * units;
    return makeResult({
      ...{ observed, startedAt, quietS: null, servicesCpuS, units: onSale },
      checks: [...checksOfRun(observed, onSale), ...(await checksOfBooks(direct, told))],
      isPartial: observed.punctuality.offeredCount < visits.visits.length,
    });
  } finally {
    await direct.remove();
  }
}

interface Run {
  readonly invocation: Invocation;
  readonly stage: Stage;
  readonly visits: Visits;
  /** Whoever is told «you have it» is added. */
  readonly told: Set<string>;
}

async function observe({ invocation, stage, visits, told }: Run, { print, tick, stopping }: Ears): Promise<Observed> {
  const scoreboard = new Scoreboard();
  const doors = new Doors(stage.system.services.slice(0, 1).map(({ url }) => url));
  const onTicket = (orderId: string): void => {
    told.add(orderId);
    // The first answer is the last: an order that was told of is confirmed.
    scoreboard.settled(orderId, 'confirmed', performance.now());
  };
  const crowd = new Crowd(doors, scoreboard, { saleIds: stage.saleIds, tokens: stage.tokens, onTicket });
  const observer = new Observer({ stage, scoreboard, doors, pushedCount: () => undefined }, tick);
  const besides = new Besides(stage, invocation, undefined);
  try {
    await observer.begin();
    const openedAtMs = performance.now();
    besides.begin(print);
    const punctuality = await crowd.come(visits.visits, stopping.crowd);
    const answeredAtMs = performance.now();
    await besides.end();
    await observer.end();
    return {
      ...{ scoreboard, seconds: observer.seconds, refused: observer.refused, punctuality },
      ...{ openedAtMs, offeredAtMs: openedAtMs + punctuality.lastAtMs, answeredAtMs, drainedAtMs: answeredAtMs },
      ...{ news: new Set(), mishaps: besides.mishaps, failedActs: [], isWaitedFor: true },
    };
  } finally {
    await doors.close();
  }
}

/** Once both programs have stopped: what was begun for customers who did not wait is finished then, and the books are final. */
async function checksOfBooks(direct: DirectSystem, told: ReadonlySet<string>): Promise<readonly Check[]> {
  await direct.stop();
  return checksOfDirect(await readDirectBooks(direct.databases), told);
}
