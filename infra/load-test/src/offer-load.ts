import { restocked } from './besides';
import { comparisonText } from './direct/comparison/comparison-text';
import { offerDirect } from './direct/run/offer-direct';
import { warmUp, WARM_UP_COUNT } from './direct/run/warm-up';
import type { Invocation } from './invocation';
import { LoadRun, type Observed } from './load-run';
import { scenarios } from './plan/scenario';
import { seededRandom } from './plan/seeded-random';
import { visitsOf, type Visits } from './plan/visits';
import { Progress } from './progress';
import { checkPushed } from './push-check';
import { machineOf } from './result/machine';
import { makeReport } from './result/make-report';
import { makeResult } from './result/make-result';
import { rangeText, resultText } from './result/report-text';
import { filesFor, save } from './result/result-files';
import type { Check, Report, Result } from './result/result';
import type { Terminal } from './terminal';
import { processorTimeOf } from './system/figures';
import { givePushAddresses } from './system/push-addresses';
import { urlsOf, type RunningSystem } from './system/running-system';
import { openSession, type Session } from './system/session';
import { setStage, type Stage } from './system/stage';
import { checksOfRun, checksOfSystem } from './verdict';

const ways = { queue: ['queue'], direct: ['direct'], both: ['queue', 'direct'] } as const;
const offers = { queue: offerOnce, direct: offerDirectly } as const;

/** Offers the crowd as often as was asked for. What is known so far is saved after each run. */
export async function offerLoad(invocation: Invocation, terminal: Terminal): Promise<Report> {
  const { print, stopping } = terminal;
  const files = filesFor(invocation.out, new Date());
  const wishes = { replicas: invocation.replicas, wantsProvider: invocation.scenario.providerDown !== undefined };
  const session = await openSession(wishes, print);
  try {
    const machine = await machineOf(session.system);
    const visits = visitsOf(invocation.scenario, invocation.shape, seededRandom(invocation.seed));
    const runs: Result[] = [];
    const direct: Result[] = [];
    const reportSoFar = () => makeReport({ invocation, machine, isFreshlyStarted: session.isFresh }, { runs, direct });
    if (invocation.strategy === 'both') await wakeUp(session.system, invocation, print);
    const turns = Array.from({ length: invocation.runs }, () => ways[invocation.strategy]).flat();
    for (const [index, way] of turns.entries()) {
      if (stopping.crowd.aborted && index > 0) break;
      if (turns.length > 1) print(`\nRun ${index + 1} of ${turns.length}: ${way}`);
      const isBeside = way === 'direct' && invocation.strategy === 'both';
      const result = await offers[way]({ invocation, session, visits }, terminal);
      (isBeside ? direct : runs).push(result);
      for (const line of ['', ...resultText(result)]) print(line);
      save(reportSoFar(), files);
    }
    for (const line of lastWords(reportSoFar())) print(line);
    print(`\nThe result: ${files.page}\n            ${files.json}`);
    return reportSoFar();
  } finally {
    await session.close();
  }
}

/** What only all runs together can say. */
function lastWords(report: Report): readonly string[] {
  const { runs, direct } = report;
  return [
    ...(runs.length > 1 ? ['', ...rangeText(report)] : []),
    ...(direct.length > 0 ? ['', ...comparisonText(runs, direct)] : []),
  ];
}

interface Crowd {
  readonly invocation: Invocation;
  readonly session: Session;
  readonly visits: Visits;
}

async function offerOnce({ invocation, session, visits }: Crowd, { print, stopping }: Terminal): Promise<Result> {
  const { system, provider } = session;
  const stage = await setStage(system, invocation, visits.customerCount, print);
  if (provider) {
    print('Telling the notification service where each customer gets push messages…');
    await givePushAddresses(system, stage.tokens);
  }
  stopping.crowd.throwIfAborted();
  const startedAt = new Date();
  const progress = new Progress(print);
  const load = new LoadRun({ stage, invocation, provider, print, tick: (second) => progress.note(second) });
  const cpuBeforeS = await processorTimeOf(system.services);
  const observed = await load.run(visits, stopping);
  const closing = await closeSales(stage);
  const checks = await allChecks({ invocation, session, visits }, observed, { print, stopping });
  const isQuiet = !checks.some(({ unknown }) => unknown !== undefined);
  const isPartial = observed.punctuality.offeredCount < visits.visits.length || stopping.everything.aborted;
  return makeResult({
    ...{ observed, startedAt, isPartial },
    checks: [...checks, ...closing],
    units: unitsOf(invocation),
    servicesCpuS: (await processorTimeOf(system.services)) - cpuBeforeS,
    quietS: isQuiet ? (performance.now() - observed.drainedAtMs) / 1_000 : null,
  });
}

/** A demo that was just started would be compared with a direct way that is awake. */
async function wakeUp(system: RunningSystem, invocation: Invocation, print: Terminal['print']): Promise<void> {
  const asked = { ...invocation, scenario: scenarios.burst, units: WARM_UP_COUNT };
  const { saleIds, tokens, operator } = await setStage(system, asked, WARM_UP_COUNT, print);
  const [door = ''] = urlsOf(system, 'flash-sale-gateway');
  const [saleId = ''] = saleIds;
  await warmUp(door, saleId, tokens);
  await operator.closeSale(saleId);
}

async function offerDirectly({ invocation, session, visits }: Crowd, { print, stopping }: Terminal): Promise<Result> {
  stopping.crowd.throwIfAborted();
  const progress = new Progress(print);
  const tick = progress.note.bind(progress);
  const { system } = session;
  return offerDirect({ invocation, system, visits }, { print, stopping, tick });
}

async function allChecks(
  { invocation, session, visits }: Crowd,
  observed: Observed,
  { print, stopping }: Terminal,
): Promise<readonly Check[]> {
  const { provider, system } = session;
  if (observed.punctuality.offeredCount < visits.visits.length) {
    print('Interrupted: nobody comes any more. The books are checked all the same; Ctrl-C again ends that too.');
  }
  const pushed = provider ? [await checkPushed(provider, observed.news, stopping.everything, print)] : [];
  print('Checking the books, as soon as nothing is under way any more…');
  const ofSystem = await checksOfSystem(system, print, stopping.everything);
  return [...checksOfRun(observed, unitsOf(invocation)), ...pushed, ...ofSystem];
}

/** A sale that stays open is no fault of the run, but somebody should know. */
async function closeSales({ saleIds, operator }: Stage): Promise<readonly Check[]> {
  const closing = await Promise.allSettled(saleIds.map((id) => operator.closeSale(id)));
  const failed = closing.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []));
  return failed.length === 0 ? [] : [{ title: 'the sales could be closed', offenders: [], unknown: failed.join('; ') }];
}

function unitsOf(invocation: Invocation): number {
  return restocked(invocation) + (invocation.scenario.saleWeights.length - 1) * invocation.units;
}
