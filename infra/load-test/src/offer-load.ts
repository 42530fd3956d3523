import { restocked } from './besides';
import type { Invocation } from './invocation';
import { LoadRun, type Observed } from './load-run';
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
import type { Terminal } from './run';
import { givePushAddresses } from './system/push-addresses';
import { openSession, type Session } from './system/session';
import { setStage, type Stage } from './system/stage';
import { checksOfRun, checksOfSystem } from './verdict';

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
    const reportSoFar = () => makeReport({ invocation, machine, isFreshlyStarted: session.isFresh }, runs);
    while (runs.length < invocation.runs && !(stopping.crowd.aborted && runs.length > 0)) {
      if (invocation.runs > 1) print(`\nRun ${runs.length + 1} of ${invocation.runs}`);
      runs.push(await offerOnce({ invocation, session, visits }, terminal));
      save(reportSoFar(), files);
    }
    if (runs.length > 1) for (const line of ['', ...rangeText(reportSoFar())]) print(line);
    print(`\nThe result: ${files.page}\n            ${files.json}`);
    return reportSoFar();
  } finally {
    await session.close();
  }
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
  const observed = await load.run(visits, stopping);
  const closing = await closeSales(stage);
  const checks = await allChecks({ invocation, session, visits }, observed, { print, stopping });
  const isQuiet = !checks.some(({ unknown }) => unknown !== undefined);
  const isPartial = observed.punctuality.offeredCount < visits.visits.length || stopping.everything.aborted;
  const result = makeResult({
    ...{ observed, startedAt, isPartial },
    checks: [...checks, ...closing],
    units: unitsOf(invocation),
    quietS: isQuiet ? (performance.now() - observed.drainedAtMs) / 1_000 : null,
  });
  for (const line of ['', ...resultText(result)]) print(line);
  return result;
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
